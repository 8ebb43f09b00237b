// The words that stand in one column of a shelter's own list, for the worker to say what each means.
import { holdsCodes } from './country-words';
import type { OwnListMapping } from './mapping';
import { stayStateOf } from './stay-state';
import { columnValues, type Table, wholeTitle } from './table';
import { type CodedTarget, codeOfWord, fold } from './words';

/** Longer text is no word; a plan could not carry it either. */
const LONGEST_WORD = 200;

/** The distinct words of one coded column, how often each occurs and what it becomes; most frequent first. */
export function wordsOfColumn(
  table: Table,
  mapping: OwnListMapping,
  target: CodedTarget,
): { word: string; count: number; code: string | null }[] {
  const settled = new Map(
    mapping.values.map(({ target: of, word, code }) => [`${of}:${fold(word)}`, code]),
  );
  const counts = new Map<string, { word: string; count: number }>();
  let inCodes = false;
  let title = '';
  for (const { column } of mapping.columns.filter((one) => one.target === target)) {
    const place = table.columns.find(({ index }) => index === column);
    title = place === undefined ? '' : wholeTitle(place);
    inCodes ||= target === 'nationality' && holdsCodes(columnValues(table, column));
    for (const word of columnValues(table, column)) {
      if (word.length > LONGEST_WORD) continue;
      const held = counts.get(fold(word));
      counts.set(fold(word), { word: held?.word ?? word, count: (held?.count ?? 0) + 1 });
    }
  }
  return [...counts]
    .map(([key, { word, count }]) => {
      const answer = target === 'stayState' ? stayStateOf(word, title) : undefined;
      const code = settled.get(`${target}:${key}`) ?? codeOfWord(target, word, inCodes) ?? answer;
      return { word, count, code: code ?? null };
    })
    .sort((one, other) => other.count - one.count)
    .slice(0, 200);
}
