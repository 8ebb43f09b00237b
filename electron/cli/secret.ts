// Takes the passphrase from a prompt that shows nothing, or from a file descriptor. Never from an argument.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

const silent = new Writable({ write: (_chunk, _encoding, done) => done() });

/** One line without its line end. Undefined when there is neither a terminal nor a descriptor. */
export async function askPassphrase(descriptor: string | undefined): Promise<string | undefined> {
  if (descriptor !== undefined) return readDescriptor(descriptor);
  if (!process.stdin.isTTY) return undefined;
  process.stderr.write('Passphrase: ');
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  const line = await new Promise<string>((resolve) => terminal.once('line', resolve));
  terminal.close();
  process.stderr.write('\n');
  return line;
}

/** The device code of the emergency kit as typed into a descriptor; undefined when it cannot be read. */
export function readDeviceCodeFrom(descriptor: string): string | undefined {
  return readDescriptor(descriptor);
}

function readDescriptor(descriptor: string): string | undefined {
  if (!/^\d{1,4}$/.test(descriptor)) return undefined;
  try {
    return readFileSync(Number(descriptor), 'utf8').replace(/\r?\n$/, '');
  } catch {
    return undefined;
  }
}
