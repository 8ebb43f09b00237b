// Both languages say the same things: equal keys and placeholders, each language's own plural forms,
// no key that the code asks for and nobody wrote, no key that nobody asks for.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PLURALS = { ar: ['zero', 'one', 'two', 'few', 'many', 'other'], en: ['one', 'other'] };
const LANGUAGES = Object.keys(PLURALS);
const PLURAL = /_(zero|one|two|few|many|other)$/;
/** What the pages of an entry kind ask of the room's book. */
const ENTRY_WORDS = [
  'end',
  'today',
  'title',
  'lead',
  'page-help',
  'one',
  'add',
  'also',
  'empty',
  'field.',
  'help.',
  'code.',
  'group.',
  'verb.',
];
// Only Arabic has several words for the people of the house; their forms are `resident.*` (src/features/shelter/resident-word.ts).
const RESIDENT_FORM = /^resident\./;
// Keys that are data: country packs and overlays name them, not code.
const DATA_NAMESPACES = new Set(['errors']);

/** Answers a list of complaints; empty is good. `root` holds resources/ and the source folders. */
export function localeComplaints(root) {
  const books = Object.fromEntries(
    LANGUAGES.map((language) => [language, readBook(root, language)]),
  );
  return [
    ...pluralComplaints(books),
    ...parityComplaints(books),
    ...usageComplaints(root, books.en),
    ...unwritten(root),
  ];
}

// What `npm run new-room` left open.
const unwritten = (root) =>
  LANGUAGES.flatMap((language) =>
    filesOf(root, language).flatMap((file) => {
      const text = readFileSync(join(root, 'resources', 'locales', language, file), 'utf8');
      return text.includes('✎') ? [`${language}/${file} has texts that nobody has written: ✎`] : [];
    }),
  );

function filesOf(root, language) {
  const folder = join(root, 'resources', 'locales', language);
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
}

// A book: `namespace:key` without its plural suffix -> { forms, placeholders }.
function readBook(root, language) {
  const folder = join(root, 'resources', 'locales', language);
  const book = new Map();
  for (const file of filesOf(root, language)) {
    const tree = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    for (const [key, text] of leaves(tree)) note(book, `${file.slice(0, -5)}:${key}`, text);
  }
  return book;
}

function* leaves(tree, path = '') {
  for (const [key, value] of Object.entries(tree)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') yield [here, value];
    else yield* leaves(value, here);
  }
}

function note(book, key, text) {
  const form = PLURAL.exec(key)?.[1];
  const base = key.replace(PLURAL, '');
  const entry = book.get(base) ?? { forms: new Set(), placeholders: new Set() };
  if (form !== undefined) entry.forms.add(form);
  for (const [, name] of text.matchAll(/\{\{-?\s*([\w.]+)[^}]*\}\}/g)) entry.placeholders.add(name);
  book.set(base, entry);
}

const pluralComplaints = (books) =>
  LANGUAGES.flatMap((language) =>
    [...books[language]]
      .filter(([, { forms }]) => forms.size > 0)
      .flatMap(([key, { forms }]) =>
        PLURALS[language]
          .filter((form) => !forms.has(form))
          .map((form) => `${language} ${key} has no form _${form}`),
      ),
  );

function parityComplaints({ ar, en }) {
  const complaints = [];
  for (const key of new Set([...ar.keys(), ...en.keys()])) {
    const [left, right] = [ar.get(key), en.get(key)];
    if (left === undefined || right === undefined) {
      complaints.push(`${left === undefined ? 'ar' : 'en'} has no ${key}`);
    } else if ([...right.placeholders].some((name) => RESIDENT_FORM.test(name)))
      complaints.push(`en ${key} names a form of the Arabic word for residents`);
    else if (!samePlaceholders(left, right))
      complaints.push(`${key} has different placeholders in ar and en`);
  }
  return complaints;
}

// The number itself may be left out of a form ("one resident"), so `count` is compared loosely.
function samePlaceholders(left, right) {
  const names = ({ placeholders }) =>
    [...placeholders]
      .filter((name) => name !== 'count' && !RESIDENT_FORM.test(name))
      .sort()
      .join();
  return names(left) === names(right);
}

function usageComplaints(root, book) {
  const { literal, prefixes, text } = keysInCode(root);
  const missing = [...literal]
    .filter(([key]) => !knows(book, key))
    .map(([key, file]) => `${file} asks for ${key}, which nobody wrote`);
  const used = (key) =>
    literal.has(key) ||
    prefixes.some((prefix) => key.startsWith(prefix)) ||
    text.has(key) ||
    text.has(key.split(':')[1]);
  const unused = [...book.keys()]
    .filter((key) => !DATA_NAMESPACES.has(key.split(':')[0]) && !used(key))
    .map((key) => `nobody asks for ${key}`);
  return [...missing, ...unused];
}

const knows = (book, key) =>
  book.has(key) || [...book.keys()].some((known) => known.startsWith(`${key}.`));

// Literal keys, literal beginnings of computed keys, and every string that could be a key handed on.
function keysInCode(root) {
  const found = { literal: new Map(), prefixes: [], text: new Set() };
  for (const file of sourceFiles(root)) {
    const code = readFileSync(join(root, file), 'utf8');
    const own = /useTranslation\(\s*'([\w-]+)'/.exec(code)?.[1];
    const full = (key) => (key.includes(':') || own === undefined ? key : `${own}:${key}`);
    // An entry kind asks for its fields, codes and page words by their names; tests/house/entry-words.test.ts knows each.
    for (const [, room] of code.matchAll(/\bentryKind\(\{\s*room: '([\w-]+)'/g))
      found.prefixes.push(...ENTRY_WORDS.map((part) => `${room}:${part}`));
    for (const [, key] of code.matchAll(/\bt\(\s*'([\w.:-]+)'/g))
      if (full(key).includes(':')) found.literal.set(full(key), file);
    for (const [, start] of code.matchAll(/`([\w-]+:[\w.-]*)\$\{/g)) found.prefixes.push(start);
    for (const [, start] of code.matchAll(/\bt\(\s*`([\w.-]+)\$\{/g))
      found.prefixes.push(full(start));
    for (const [, string] of code.matchAll(/['"`]([\w-]+(?::[\w.-]+|\.[\w.-]+))['"`]/g))
      found.text.add(string);
  }
  return found;
}

function sourceFiles(root) {
  return ['src', 'electron'].flatMap((folder) =>
    !existsSync(join(root, folder))
      ? []
      : readdirSync(join(root, folder), { recursive: true })
          .map((name) => join(folder, String(name)))
          .filter((path) => /\.tsx?$/.test(path)),
  );
}
