// What is typed after `kanaf`, and who answers it. Help is an answer and goes to standard output; a line that is not
// understood is trouble and does not.
import { AUDIT_USAGE, auditCommand } from './audit-command';
import { BACKUP_USAGE, backupCommand } from './backup-command';
import { CERTIFICATE_USAGE, certificateCommand } from './certificate-command';
import type { CommandLine } from './command-line';
import { IMPORT_USAGE, importCommand } from './import-command';
import { REPORT_USAGE, reportCommand } from './report-command';
import { VERIFY_USAGE, verifyCommand } from './verify-command';
import { EXIT, type Voice } from './voice';

interface Command {
  readonly usage: string;
  readonly run: (line: CommandLine, voice: Voice) => Promise<number>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  verify: { usage: VERIFY_USAGE, run: (line, voice) => verifyCommand(line, voice) },
  certificate: { usage: CERTIFICATE_USAGE, run: certificateCommand },
  import: { usage: IMPORT_USAGE, run: (line, voice) => importCommand(line, voice) },
  report: { usage: REPORT_USAGE, run: reportCommand },
  audit: { usage: AUDIT_USAGE, run: auditCommand },
  backup: { usage: BACKUP_USAGE, run: backupCommand },
};

const USAGE = `kanaf verify FILE --trust DIR                         judge a signed summary (0 accepted, 2 refused)
kanaf certificate --to DIR --vault DIR --staff CODE    the shelter's certificate, to hand over by itself
kanaf import FILE --vault DIR --staff CODE            import a list, an HTCDS workbook or the CTDC file;
  --accept-guesses takes columns that are only guessed, --leave-hidden leaves hidden rows out, --dry-run only says
kanaf report --vault DIR --staff CODE --period 2026-01 --profile partner [--json]
kanaf audit verify EXPORT --key HEX-or-FILE           check an exported audit trail (0 sound, 2 refused)
kanaf audit verify --vault DIR --staff CODE           check the whole audit trail
kanaf backup make --to DIR --vault DIR --staff CODE   copy the vault to a medium, check the copy, sign what it holds
kanaf backup check|drill --from DIR --vault DIR --staff CODE   read a backup through; restore it aside and compare
kanaf backup restore --from DIR [--number N] --vault EMPTY-DIR --staff CODE
kanaf backup salvage --vault DIR --staff CODE         what can be read of a damaged vault, into a folder beside it

The passphrase is asked for, or read from --passphrase-fd N. A vault that is tied to a computer also takes
--device-secret-fd N with the device code of the emergency kit. A vault of a former format is refused until
--bring-up-to-date agrees that it is changed. --language ar|en chooses the sentences. kanaf COMMAND --help shows every option of one command.`;

/** Undefined stands for a line that could not be read. The answer is the exit code. */
export async function runCommand(line: CommandLine | undefined, voice: Voice): Promise<number> {
  const name = line?.words[0];
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (line !== undefined && (line.has('help') || name === 'help')) {
    voice.say(command?.usage ?? USAGE);
    return EXIT.done;
  }
  if (line === undefined || command === undefined) {
    voice.complain(USAGE);
    return EXIT.usage;
  }
  return command.run(line, voice);
}
