// Kanaf from a terminal, in plain Node and without a window.
import { auditCommand } from './audit-command';
import { backupCommand } from './backup-command';
import { certificateCommand } from './certificate-command';
import { type CommandLine, readCommandLine } from './command-line';
import { importCommand } from './import-command';
import { reportCommand } from './report-command';
import { verifyCommand } from './verify-command';
import { EXIT, Voice } from './voice';

type Command = (line: CommandLine, voice: Voice) => Promise<number>;

const COMMANDS: Readonly<Record<string, Command>> = {
  verify: (line, voice) => verifyCommand(line, voice),
  certificate: certificateCommand,
  import: importCommand,
  report: reportCommand,
  audit: auditCommand,
  backup: backupCommand,
};

const USAGE = `kanaf verify FILE --trust DIR                         judge a signed summary (0 accepted, 2 refused)
kanaf certificate --to DIR --vault DIR --staff CODE    the shelter's certificate, to hand over by itself
kanaf import FILE --vault DIR --staff CODE            import a list, an HTCDS workbook or the CTDC file
kanaf report --vault DIR --staff CODE --period 2026-01 --profile partner [--json]
kanaf audit verify EXPORT --key HEX-or-FILE           check an exported audit trail (0 sound, 2 refused)
kanaf audit verify --vault DIR --staff CODE           check the whole audit trail
kanaf backup make --to DIR --vault DIR --staff CODE   copy the vault to a medium, check the copy, sign what it holds
kanaf backup check|drill --from DIR --vault DIR --staff CODE   read a backup through; restore it aside and compare
kanaf backup restore --from DIR [--number N] --vault EMPTY-DIR --staff CODE
kanaf backup salvage --vault DIR --staff CODE         what can be read of a damaged vault, into a folder beside it

The passphrase is asked for, or read from --passphrase-fd N. A vault that is tied to a computer also takes
--device-secret-fd N with the device code of the emergency kit. A vault of a former format is refused until
--bring-up-to-date agrees that it is changed. --language ar|en chooses the sentences.`;

process.umask(0o077);
beQuietWithoutReader();
const line = readCommandLine(process.argv.slice(2));
const voice = new Voice(line?.value('language'));
process.exitCode = await run();

/** A reader that has seen enough (`| head`) closes the pipe: that is no fault. */
function beQuietWithoutReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}

async function run(): Promise<number> {
  const command = line === undefined ? undefined : COMMANDS[line.words[0] ?? ''];
  if (line === undefined || command === undefined || line.has('help')) {
    voice.complain(USAGE);
    return line?.has('help') === true ? EXIT.done : EXIT.usage;
  }
  try {
    return await command(line, voice);
  } catch (error) {
    voice.complain(error instanceof Error ? `fault: ${error.name}` : 'fault');
    return EXIT.fault;
  }
}
