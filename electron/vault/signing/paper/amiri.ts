// The typeface of every printed summary, as it lies in this program.
import { AMIRI_FILES } from '../../print/fonts';
import { readWoff2 } from './woff2';
import type { Typeface } from './typeface';

let read: Readonly<Record<string, readonly Typeface[]>> | undefined;

/** The cuts under the name that the printer writes into a PDF; empty for any other typeface. */
export function amiri(name: string): readonly Typeface[] {
  read ??= {
    'Amiri-Regular': AMIRI_FILES.regular.map((address) => readWoff2(bytesOf(address))),
    'Amiri-Bold': AMIRI_FILES.bold.map((address) => readWoff2(bytesOf(address))),
  };
  return read[name] ?? [];
}

function bytesOf(address: string): Uint8Array {
  return new Uint8Array(Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'));
}
