// Cuts a name written in one cell into its four parts without losing a word: joined again it reads the same.
import type { ResidentName } from '../residents';

// Words that belong to the next one: عبد الله, أبو بكر, آل سعود, بن علي, نور الدين keeps its own second word below.
const OPENS =
  /^(?:عبد|أبو|ابو|أبي|ابي|أم|ام|آل|ال|بن|ابن|بنت|ولد|بو|abu|abd|al|el|bin|ibn|bint|umm)$/i;
const CLOSES = /^(?:الدين|الله|الإسلام|الاسلام)$/;

export function nameWords(text: string): string[] {
  const words: string[] = [];
  let open = '';
  for (const word of text.trim().split(/\s+/)) {
    if (open === '' && CLOSES.test(word) && words.length > 0) {
      words.push(`${words.pop() ?? ''} ${word}`);
      continue;
    }
    const joined = open === '' ? word : `${open} ${word}`;
    open = OPENS.test(word) ? joined : '';
    if (open === '') words.push(joined);
  }
  if (open !== '') words.push(open);
  return words;
}

/** One word is a given name; two are given and family; three leave out the grandfather. */
export function splitFullName(text: string): ResidentName {
  const [first = '', second, third, ...rest] = nameWords(text);
  if (second === undefined) return { given: first };
  if (third === undefined) return { given: first, family: second };
  if (rest.length === 0) return { given: first, father: second, family: third };
  return { given: first, father: second, grandfather: third, family: rest.join(' ') };
}
