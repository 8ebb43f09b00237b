// Every register has a word for each of its fields, codes, pages and acts in both languages, and none too many.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENTRY_KINDS } from '../../electron/vault/house-facts/entry-kinds';

const PAGE = ['title', 'lead', 'one', 'add', 'add-lead', 'empty', 'empty-help'];
const ACTS = ['list', 'open', 'write', 'correct'];

type Book = Readonly<Record<string, unknown>>;

function bookOf(language: string, room: string): Book {
  const path = join('resources', 'locales', language, `${room}.json`);
  return JSON.parse(readFileSync(path, 'utf8')) as Book;
}

function keysUnder(book: Book, part: string): readonly string[] {
  return Object.keys((book[part] ?? {}) as Book).sort();
}

describe.each(ENTRY_KINDS.map((kind) => [kind.room, kind] as const))('%s', (room, kind) => {
  const fields = ['residentId', ...Object.keys(kind.counted), ...Object.keys(kind.words)].sort();

  it.each(['ar', 'en'])('has all its words in %s', (language) => {
    const book = bookOf(language, room);
    expect(PAGE.filter((key) => typeof book[key] !== 'string')).toEqual([]);
    expect(keysUnder(book, 'field')).toEqual(fields);
    expect(keysUnder(book, 'help').filter((field) => !fields.includes(field))).toEqual([]);
    expect(ACTS.filter((act) => !keysUnder(book, 'verb').includes(act))).toEqual([]);
    const codes = book['code'] as Book | undefined;
    for (const [field, { codes: known }] of Object.entries(kind.counted))
      expect([field, keysUnder(codes ?? {}, field)]).toEqual([field, [...(known ?? [])].sort()]);
  });
});
