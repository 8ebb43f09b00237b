// The one way from the bytes of a stranger's file to a table of text. Whatever the bytes are, it answers with
// a table or a refusal; it never throws and never touches disk, network or keys.
import type { FileRefusal, ParsedFile } from '../../src/features/imports';
import { parseCsv } from './csv';
import { FileRefused, LIMITS } from './limits';
import { kindOf, refuseKnownOthers } from './signatures';
import { unmarked } from './unmarked';
import { parseXlsx } from './xlsx';

export type ParseOutcome =
  | { readonly ok: true; readonly file: ParsedFile }
  | { readonly ok: false; readonly refusal: FileRefusal };

export async function parseFile(bytes: Uint8Array, fileName: string): Promise<ParseOutcome> {
  try {
    return { ok: true, file: unmarked(await parse(bytes, fileName)) };
  } catch (error) {
    if (!(error instanceof FileRefused))
      return { ok: false, refusal: { code: 'imports.file-damaged' } };
    const { code, details } = error;
    return {
      ok: false,
      refusal: details === undefined ? { code } : { code, details: { ...details } },
    };
  }
}

async function parse(bytes: Uint8Array, fileName: string): Promise<ParsedFile> {
  if (bytes.length === 0) throw new FileRefused('imports.file-empty');
  if (bytes.length > LIMITS.bytes) {
    throw new FileRefused('imports.file-too-large', { megabytes: LIMITS.bytes / 1024 / 1024 });
  }
  refuseKnownOthers(bytes);
  const isWorkbook = kindOf(bytes) === 'zip';
  const says = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  if (isWorkbook && ['csv', 'tsv', 'txt'].includes(says)) throw new FileRefused('imports.not-text');
  if (!isWorkbook && ['xlsx', 'xlsm', 'xls'].includes(says)) {
    throw new FileRefused(isWebPage(bytes) ? 'imports.is-web-page' : 'imports.not-a-workbook');
  }
  return isWorkbook ? await parseXlsx(bytes) : parseCsv(bytes);
}

// Many web systems save an HTML table under an Excel name.
function isWebPage(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 2_000));
  return /<(?:!doctype html|html|table|head|body)\b/i.test(start);
}
