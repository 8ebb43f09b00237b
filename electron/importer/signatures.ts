// Tells from its first bytes what a file really is, whatever its name says.
import { FileRefused } from './limits';

const OPENINGS: readonly { readonly bytes: readonly number[]; readonly is: FileKind }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], is: 'zip' },
  { bytes: [0x50, 0x4b, 0x05, 0x06], is: 'zip' },
  { bytes: [0x25, 0x50, 0x44, 0x46], is: 'pdf' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], is: 'ole' },
  { bytes: [0x4d, 0x5a], is: 'program' },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], is: 'program' },
  { bytes: [0xcf, 0xfa, 0xed, 0xfe], is: 'program' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], is: 'image' },
  { bytes: [0xff, 0xd8, 0xff], is: 'image' },
  { bytes: [0x47, 0x49, 0x46, 0x38], is: 'image' },
];
const ENCRYPTED_PACKAGE = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);

type FileKind = 'zip' | 'pdf' | 'ole' | 'program' | 'image' | 'text';

export function kindOf(bytes: Uint8Array): FileKind {
  const opening = OPENINGS.find((known) => startsWith(bytes, known.bytes));
  if (opening?.is === 'program' && isTextWithLetters(bytes)) return 'text';
  return opening?.is ?? 'text';
}

/** Refuses the kinds that are never a table, each with its own sentence. */
export function refuseKnownOthers(bytes: Uint8Array): void {
  switch (kindOf(bytes)) {
    case 'pdf':
      throw new FileRefused('imports.is-pdf');
    case 'program':
      throw new FileRefused('imports.is-program');
    case 'image':
      throw new FileRefused('imports.is-image');
    case 'ole':
      throw new FileRefused(isEncrypted(bytes) ? 'imports.has-password' : 'imports.is-old-excel');
    case 'zip':
    case 'text':
      return;
  }
}

function startsWith(bytes: Uint8Array, opening: readonly number[]): boolean {
  return opening.every((byte, index) => bytes[index] === byte);
}

// A CSV may begin with the letters MZ; a Windows program has zero bytes close by.
function isTextWithLetters(bytes: Uint8Array): boolean {
  return bytes[0] === 0x4d && !bytes.subarray(0, 64).includes(0);
}

// A workbook with a password is an old-style container with a stream of this name (UTF-16).
function isEncrypted(bytes: Uint8Array): boolean {
  const last = bytes.length - ENCRYPTED_PACKAGE.length;
  for (let at = 0; at <= last; at += 2) {
    if (ENCRYPTED_PACKAGE.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
