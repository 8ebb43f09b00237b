// The command line's importer: reads one file from standard input, writes importer messages as JSON lines.
// A separate process with no keys; it claims no sandbox. Usage: parse-child FILE-NAME < FILE
import { FILE_LIMITS, type ImporterMessage, messagesOf } from '../../src/features/imports';
import { parseFile } from '../importer/parse';

async function readInput(): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > FILE_LIMITS.bytes) return undefined;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

async function write(message: ImporterMessage): Promise<void> {
  const more = process.stdout.write(`${JSON.stringify(message)}\n`);
  if (!more) await new Promise((resolve) => process.stdout.once('drain', resolve));
}

async function run(fileName: string): Promise<void> {
  const bytes = await readInput();
  if (bytes === undefined) {
    const megabytes = FILE_LIMITS.bytes / 1024 / 1024;
    await write({ kind: 'refused', code: 'imports.file-too-large', details: { megabytes } });
    process.stdin.destroy();
    return;
  }
  const outcome = await parseFile(bytes, fileName);
  if (!outcome.ok) return write({ kind: 'refused', ...outcome.refusal });
  for (const message of messagesOf(outcome.file)) await write(message);
}

await run(process.argv[2] ?? '');
