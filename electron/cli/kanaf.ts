// Kanaf from a terminal, in plain Node and without a window.
import { readCommandLine } from './command-line';
import { runCommand } from './commands';
import { EXIT, Voice } from './voice';

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
  try {
    return await runCommand(line, voice);
  } catch (error) {
    voice.complain(error instanceof Error ? `fault: ${error.name}` : 'fault');
    return EXIT.fault;
  }
}
