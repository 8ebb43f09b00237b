// The words that a room's book must have: of its pages, and one for each field, code and act of its kind. What nobody has written
// yet stands as ✎; what somebody wrote is never touched.
export const PEN = '✎';

const PAGES = [
  'title',
  'lead',
  'one',
  'add',
  'add-lead',
  'also',
  'page-help',
  'empty',
  'empty-help',
];
const ACTS = ['list', 'open', 'write', 'correct', 'print'];

/** `codes`: those of each field that has a closed list; `groups`: the named groups of its form. */
export function wordsWanted({ fields, codes, ends, groups }) {
  const pens = (names) => Object.fromEntries(names.map((name) => [name, PEN]));
  return {
    ...pens(ends ? [...PAGES, 'end', 'today'] : PAGES),
    field: pens(['residentId', ...fields]),
    ...(groups.length === 0 ? {} : { group: pens(groups) }),
    code: Object.fromEntries(Object.entries(codes).map(([field, ids]) => [field, pens(ids)])),
    verb: pens(ends ? [...ACTS, 'end'] : ACTS),
  };
}

/** What the declared fields of a kind ask of its book, with the named groups of `screens/pages.ts`. */
export function wordsOfKind({ counted, words, ends }, pages) {
  const coded = Object.entries(counted).filter(([, { codes }]) => codes !== undefined);
  return wordsWanted({
    fields: [...Object.keys(counted), ...Object.keys(words)],
    codes: Object.fromEntries(coded.map(([field, { codes }]) => [field, codes])),
    ends: ends !== undefined,
    groups: [...pages.matchAll(/\bid: '([a-z0-9-]+)',\s*fields:/g)].map(([, id]) => id),
  });
}

/** Parts of the book that the fields alone decide: what is in them and in no field has no place any more. */
const OF_FIELDS = ['field', 'group', 'code'];

/**
 * The book with what it lacks, in the order of the fields. Answers also the texts that somebody wrote for what is gone: they are
 * left standing, for whoever wrote them to take out.
 */
export function withWords(book, wanted) {
  const orphans = [];
  const merged = merge(book, wanted, { path: '', isOfFields: false, orphans });
  return { book: merged, orphans };
}

function merge(had, wanted, { path, isOfFields, orphans }) {
  const result = {};
  for (const [key, want] of Object.entries(wanted)) {
    const here = `${path}${key}`;
    const below = { path: `${here}.`, isOfFields: isOfFields || OF_FIELDS.includes(here), orphans };
    result[key] =
      typeof want === 'string' ? wordOf(had?.[key]) : merge(partOf(had?.[key]), want, below);
  }
  for (const [key, text] of Object.entries(had ?? {})) {
    if (key in wanted) continue;
    if (!isOfFields) result[key] = text;
    else if (written(text)) {
      result[key] = text;
      orphans.push(`${path}${key}`);
    }
  }
  return result;
}

function wordOf(text) {
  return typeof text === 'string' ? text : PEN;
}

function partOf(value) {
  return typeof value === 'object' ? value : undefined;
}

function written(text) {
  return typeof text === 'string' ? text !== PEN : Object.values(text).some(written);
}
