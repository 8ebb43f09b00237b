// Asks for a passphrase at the terminal. What is typed is never shown, not even its length.
import { readFileSync } from 'node:fs';
import { stop } from '../setup/say.mjs';

const ENTER = /[\r\n]/;
const BACKSPACE = /[\b\x7f]/;
const INTERRUPT = /[\x03\x04]/;

/** From the terminal, never from standard input: nobody should be led to put a passphrase into a command. */
export function askHidden(question) {
  const { stdin, stderr } = process;
  if (!stdin.isTTY)
    stop('a passphrase is typed at a terminal; programs hand it over with --passphrase-fd N');
  // First the terminal stops showing, then the question stands: an early key is not shown either.
  stdin.setRawMode(true);
  stderr.write(`${question}: `);
  return new Promise((resolve, reject) => {
    let typed = '';
    const end = (settle) => {
      stdin.off('data', hear);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write('\n');
      settle();
    };
    const hear = (text) => {
      for (const letter of text) {
        if (INTERRUPT.test(letter)) return end(() => reject(new Error('interrupted')));
        if (ENTER.test(letter)) return end(() => resolve(typed.normalize('NFC')));
        typed = BACKSPACE.test(letter) ? [...typed].slice(0, -1).join('') : typed + letter;
      }
    };
    stdin.setEncoding('utf8').on('data', hear).resume();
  });
}

/** The first line of an open file descriptor. */
export const passphraseFrom = (descriptor) =>
  readFileSync(descriptor, 'utf8').split(/\r?\n/)[0].normalize('NFC');
