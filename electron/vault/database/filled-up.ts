// The size of a file tells how much is in it: a keyring grows by about a kilobyte with every resident. A copy for a medium and
// the keyring, when it is made and when it is made anew, are therefore filled up with free pages to one of a few sizes.
import type { Handle } from './driver';

const MEBIBYTE = 1024 * 1024;
/** From here on doubling would cost more room on a stick than it hides. */
const LARGEST_DOUBLING = 64 * MEBIBYTE;
const PAGE_BYTES = 4096;
/** Of a page, on a page that goes on with a long value: without SQLCipher's 80 bytes and the link to the next. */
const OVERFLOW_BYTES = 4012;
/** A little less than what stays on the row's own page: the rest fills so many further pages exactly. */
const OWN_PAGE_BYTES = 379;
const MOST_PAGES_AT_ONCE = 4096;

const MAKE = 'CREATE TABLE filling (bytes BLOB NOT NULL) STRICT';
const FILL = 'INSERT INTO filling (bytes) VALUES (zeroblob($bytes))';
const DROP = 'DROP TABLE filling';

/** 1, 2, 4 … 64 MiB, from there on whole multiples of 64 MiB. */
export function filledUpBytes(bytes: number): number {
  if (bytes > LARGEST_DOUBLING) return Math.ceil(bytes / LARGEST_DOUBLING) * LARGEST_DOUBLING;
  let step = MEBIBYTE;
  while (step < bytes) step *= 2;
  return step;
}

/** In one transaction of a file that nobody else has open. */
export function fillUp(handle: Handle): void {
  const wanted = filledUpBytes(pagesOf(handle) * PAGE_BYTES) / PAGE_BYTES;
  if (pagesOf(handle) >= wanted) return;
  handle.begin();
  try {
    handle.exec(MAKE);
    // Free pages that are there already are used up first, so that one round may not be enough.
    for (
      let missing = missingOf(handle, wanted);
      missing > 0;
      missing = missingOf(handle, wanted)
    ) {
      const pages = Math.min(missing, MOST_PAGES_AT_ONCE);
      handle.run(FILL, { bytes: OWN_PAGE_BYTES + pages * OVERFLOW_BYTES });
    }
    handle.exec(DROP);
    handle.commit();
  } catch (error) {
    handle.rollback();
    throw error;
  }
}

function missingOf(handle: Handle, wanted: number): number {
  return wanted - pagesOf(handle);
}

function pagesOf(handle: Handle): number {
  return Number(handle.pragma('page_count') ?? 0);
}
