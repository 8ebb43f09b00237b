// Every register has a word for each of its fields, codes, pages and acts in both languages, and none too many.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENTRY_KINDS } from '../../electron/vault/house-facts/entry-kinds';
import { ROOM_PAGES } from '../../src/app/room-pages';

const PAGE = [
  'title',
  'lead',
  'one',
  'add',
  'add-lead',
  'also',
  'empty',
  'empty-help',
  'page-help',
];
const ACTS = ['list', 'open', 'write', 'correct', 'print'];

type Book = Readonly<Record<string, unknown>>;

function bookOf(language: string, room: string): Book {
  const path = join('resources', 'locales', language, `${room}.json`);
  return JSON.parse(readFileSync(path, 'utf8')) as Book;
}

function keysUnder(book: Book, part: string): readonly string[] {
  return Object.keys((book[part] ?? {}) as Book).sort();
}

function filesOf(room: string): readonly string[] {
  const folder = join('src', 'features', room);
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => /\.tsx?$/.test(path));
}

function pagesOf(room: string): string {
  return readFileSync(join('src', 'features', room, 'screens', 'pages.ts'), 'utf8');
}

/** Named groups of fields on the room's form. */
function groupsOf(room: string): readonly string[] {
  return [...pagesOf(room).matchAll(/\bid: '([a-z0-9-]+)',\s*fields:/g)]
    .map(([, id = '']) => id)
    .sort();
}

function isOnToday(room: string): boolean {
  return ROOM_PAGES.some((pages) => pages.room === room && pages.today !== undefined);
}

describe.each(ENTRY_KINDS.map((kind) => [kind.room, kind] as const))('%s', (room, kind) => {
  const fields = ['residentId', ...Object.keys(kind.counted), ...Object.keys(kind.words)].sort();

  it.each(['ar', 'en'])('has all its words in %s', (language) => {
    const book = bookOf(language, room);
    expect(PAGE.filter((key) => typeof book[key] !== 'string')).toEqual([]);
    const ending = kind.ends === undefined ? [] : ['end'];
    if (isOnToday(room)) ending.push('today');
    expect(ending.filter((key) => typeof book[key] !== 'string')).toEqual([]);
    expect(keysUnder(book, 'field')).toEqual(fields);
    expect(keysUnder(book, 'help').filter((field) => !fields.includes(field))).toEqual([]);
    const acts = kind.ends === undefined ? ACTS : [...ACTS, 'end'];
    expect(acts.filter((act) => !keysUnder(book, 'verb').includes(act))).toEqual([]);
    const codes = book['code'] as Book | undefined;
    for (const [field, { codes: known }] of Object.entries(kind.counted))
      expect([field, keysUnder(codes ?? {}, field)]).toEqual([field, [...(known ?? [])].sort()]);
    expect(keysUnder(book, 'group')).toEqual(groupsOf(room));
  });

  it('asks for each of its fields on the form', () => {
    const pages = pagesOf(room);
    const groups = pages.slice(pages.indexOf('groups:'));
    // In a resident's file the path says whose entry it is.
    const asked = pages.includes('FILE_PATH')
      ? fields.filter((field) => field !== 'residentId')
      : fields;
    expect(asked.filter((field) => !groups.includes(`'${field}'`))).toEqual([]);
  });

  it('stands in the page of the format, and nothing of it waits to be written', () => {
    const format = readFileSync(join('docs', 'formats', 'vault.md'), 'utf8');
    const row = format.split('\n').find((line) => line.startsWith(`| \`${kind.table.name}\` |`));
    expect(row).toContain(`sealed under \`${kind.compartment}\``);
    const unwritten = filesOf(room).filter((path) => readFileSync(path, 'utf8').includes('✎'));
    expect(unwritten).toEqual([]);
    expect(format).not.toContain('✎');
  });
});
