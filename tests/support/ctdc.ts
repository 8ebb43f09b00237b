// The CTDC file as tests use it: real input of 21,195 synthetic cases, kept compressed beside the tests.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

export const CTDC_NAME = 'CTDC_VPsynthetic_condensed.csv';

export function ctdcBytes(): Uint8Array<ArrayBuffer> {
  const packed = readFileSync(join(import.meta.dirname, 'data', `${CTDC_NAME}.gz`));
  return new Uint8Array(gunzipSync(packed));
}

/** A copy on disk under its own name, in a temporary folder of its own. */
export function ctdcPath(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'kanaf-ctdc-')), CTDC_NAME);
  writeFileSync(path, ctdcBytes());
  return path;
}
