// Invented files for import tests: HTCDS templates filled with invented cases, fresh workbooks, and archives that lie.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as yauzl from 'yauzl';
import * as yazl from 'yazl';

const here = path.dirname(fileURLToPath(import.meta.url));
const TEMPLATES = {
  multi: 'htcds-excel-spreadsheet-v2.0.xlsx',
  single: 'htcds-excel-spreadsheet-single-select-with-validation-v2.0.xlsx',
  form: 'htcds_xlsform.xlsx',
} as const;
export type HtcdsTemplate = keyof typeof TEMPLATES;

export function template(name: HtcdsTemplate): Uint8Array {
  return new Uint8Array(readFileSync(path.join(here, 'templates', TEMPLATES[name])));
}

/** Text, a truth value, an Excel day number with date format, or a formula with the value Excel saved. */
export type CellInput = string | boolean | { serial: number } | { formula: string; value?: string };

/** The 38 columns of the official workbook by the labels that people read (B to AM). */
export const HTCDS_LABELS = [
  'Case Owner',
  'Salutation',
  'First Name',
  'Second Name',
  'Consent',
  'Birthdate',
  'Gender',
  'Citizenship',
  'Title',
  'Email',
  'Home Phone',
  'Mobile Phone',
  'Mailing Street',
  'Mailing City',
  'Mailing State/Province',
  'Mailing Zip/Postal Code',
  'Mailing Country',
  'Trafficking Status',
  'Trafficking Status Decision Making Organization',
  'Method of Recruitment',
  'Location of Recruitment',
  'Methods of Control',
  'Type of Exploitation',
  'Forced Labour Industry',
  'Type of Sex Exploitation',
  'Location of Exploitation',
  'Status',
  'Referring Organisation',
  'Incoming Referral Date',
  'Referring Primary Case Worker',
  'Reason for Incoming Referral',
  'Incoming Referral Details',
  'Referred Organisation',
  'Referred Primary Case Worker',
  'Reason for Outgoing Referral',
  'Outgoing Referral Date',
  'Outgoing Referral Details',
  'Reason for Case Closure',
] as const;
export type HtcdsLabel = (typeof HTCDS_LABELS)[number];
export type HtcdsCase = Partial<Record<HtcdsLabel, CellInput>>;

/** A copy of an official workbook with invented cases from row 3 on; nothing else of it changes. */
export async function filledHtcds(
  name: 'multi' | 'single',
  cases: readonly HtcdsCase[],
): Promise<Uint8Array> {
  const parts = await unzipped(template(name));
  const sheetName = 'xl/worksheets/sheet1.xml';
  let xml = new TextDecoder().decode(parts.get(sheetName));
  cases.forEach((filled, index) => {
    const row = index + 3;
    const cells = HTCDS_LABELS.map((label, column) => {
      const value = filled[label];
      return value === undefined ? '' : cellXml(`${columnLetters(column + 2)}${row}`, value);
    });
    // The number in column A stays; the empty formatted cells after it make room.
    const pattern = new RegExp(`(<row r="${row}"[^>]*><c r="A${row}"[^>]*>.*?</c>).*?</row>`);
    if (!pattern.test(xml)) throw new Error(`the template has no row ${row}`);
    xml = xml.replace(pattern, (_, start: string) => `${start}${cells.join('')}</row>`);
  });
  parts.set(sheetName, new TextEncoder().encode(xml));
  return zipOf(parts);
}

/** Answers of the XLSForm as form servers write them: one row of names, values joined with spaces. */
export function formAnswers(cases: readonly Readonly<Record<string, string>>[]): Uint8Array {
  const names = [...new Set(cases.flatMap((one) => Object.keys(one)))];
  const lines = [names, ...cases.map((one) => names.map((name) => one[name] ?? ''))];
  return utf8(lines.map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\n'));
}

/** A small workbook of one sheet per entry. */
export function workbookOf(
  sheets: Readonly<Record<string, readonly (readonly CellInput[])[]>>,
  more: Readonly<Record<string, Uint8Array>> = {},
): Promise<Uint8Array> {
  const names = Object.keys(sheets);
  const parts = new Map<string, Uint8Array>();
  const put = (name: string, xml: string): void => {
    parts.set(name, utf8(`<?xml version="1.0" encoding="UTF-8"?>${xml}`));
  };
  put(
    '[Content_Types].xml',
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  );
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  put(
    'xl/workbook.xml',
    `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${names
      .map(
        (name, index) =>
          `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
  );
  put(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names
      .map(
        (_, index) =>
          `<Relationship Id="rId${index + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
      )
      .join(
        '',
      )}<Relationship Id="rIdS" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  );
  put(
    'xl/styles.xml',
    `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  );
  names.forEach((name, index) =>
    put(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(main, sheets[name] ?? [])),
  );
  for (const [name, bytes] of Object.entries(more)) parts.set(name, bytes);
  return zipOf(parts);
}

function sheetXml(main: string, rows: readonly (readonly CellInput[])[]): string {
  const body = rows.map((cells, at) => {
    const written = cells.map((cell, column) =>
      cellXml(`${columnLetters(column + 1)}${at + 1}`, cell, '1'),
    );
    return `<row r="${at + 1}">${written.join('')}</row>`;
  });
  return `<worksheet xmlns="${main}"><sheetData>${body.join('')}</sheetData></worksheet>`;
}

function cellXml(place: string, value: CellInput, dateStyle = '2'): string {
  if (typeof value === 'boolean') return `<c r="${place}" t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === 'string') {
    return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
  }
  if ('serial' in value) return `<c r="${place}" s="${dateStyle}"><v>${value.serial}</v></c>`;
  const saved = value.value === undefined ? '' : `<v>${escaped(value.value)}</v>`;
  return `<c r="${place}" t="str"><f>${escaped(value.formula)}</f>${saved}</c>`;
}

export function zipOf(parts: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
  const zip = new yazl.ZipFile();
  for (const [name, bytes] of parts)
    zip.addBuffer(Buffer.from(bytes), name, { mtime: new Date(0) });
  zip.end();
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    zip.outputStream.on('data', (chunk: Buffer) => chunks.push(chunk));
    zip.outputStream.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    zip.outputStream.on('error', reject);
  });
}

/** The same archive with another unpacked size declared for one entry, in the list and in its own header. */
export function withDeclaredSize(archive: Uint8Array, name: string, size: number): Uint8Array {
  const bytes = archive.slice();
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 46 < bytes.length; at += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const length = view.getUint16(at + 28, true);
    if (new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)) !== name) continue;
    view.setUint32(at + 24, size, true);
  }
  return bytes;
}

function unzipped(bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (problem, zip) => {
      if (problem !== null || zip === undefined) return reject(problem ?? new Error('no archive'));
      const parts = new Map<string, Uint8Array>();
      zip.on('error', reject);
      zip.on('end', () => resolve(parts));
      zip.on('entry', (entry: yauzl.Entry) => {
        zip.openReadStream(entry, (failure, stream) => {
          if (failure !== null || stream === undefined)
            return reject(failure ?? new Error('no entry'));
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => {
            parts.set(entry.fileName, new Uint8Array(Buffer.concat(chunks)));
            zip.readEntry();
          });
        });
      });
      zip.readEntry();
    });
  });
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Arabic text as an old Windows program saves it. Letters outside the code page throw. */
export function windows1256(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1256');
  const codes = new Map(
    Array.from({ length: 256 }, (_, byte): [string, number] => [
      decoder.decode(new Uint8Array([byte])),
      byte,
    ]),
  );
  return Uint8Array.from(
    [...text].map((letter) => {
      const byte = codes.get(letter);
      if (byte === undefined) throw new Error(`not in Windows-1256: ${letter}`);
      return byte;
    }),
  );
}

function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  return rest === 0 ? letter : `${columnLetters(rest)}${letter}`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
