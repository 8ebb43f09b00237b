// How much of an untrusted file the importer takes, and how it says no. It throws nothing else on purpose.
import { FILE_LIMITS, type FileRefusalCode } from '../../src/features/imports';

export const LIMITS = {
  ...FILE_LIMITS,
  zipEntries: 2_000,
  unpackedBytes: 200 * 1024 * 1024,
  /** An entry above one megabyte may not grow more than this many times (real sheets grow 10 to 60 times). */
  unpackRatio: 200,
  ratioFrom: 1024 * 1024,
  /** Empty cells that a workbook spells out are passed over, but not without end. */
  emptyCells: 10_000_000,
} as const;

/** Ends the parsing of a file with a code that has a sentence; caught only in `parse.ts`. */
export class FileRefused extends Error {
  override name = 'FileRefused';
  constructor(
    readonly code: FileRefusalCode,
    readonly details?: Readonly<Record<string, string | number>>,
  ) {
    super(code);
  }
}
