// Finding one answer of a long list by typing: what begins with the typed letters comes first, with or without «ال»
// and in any spelling of its letters; then what has a word that begins so; then what only contains them.

const VARIANTS: Readonly<Record<string, string>> = { ٱ: 'ا', ى: 'ي', ة: 'ه' };
const MARKS = /[\p{M}\p{Cf}\u0640]/gu;
const ARTICLE = /^ال(?=\p{L})/u;

function folded(text: string): string {
  const plain = text.normalize('NFKD').toLowerCase().replace(MARKS, '');
  return plain
    .replace(/[ٱىة]/gu, (letter) => VARIANTS[letter] ?? letter)
    .trim()
    .replace(/\s+/gu, ' ');
}

/** 0 begins so, 1 a word in it begins so, 2 contains it; undefined where it is not in there. */
export function placeOf(text: string, typed: string): 0 | 1 | 2 | undefined {
  const [whole, wanted] = [folded(text), folded(typed)];
  const beginsSo = (part: string) =>
    part.startsWith(wanted) || part.replace(ARTICLE, '').startsWith(wanted);
  if (beginsSo(whole)) return 0;
  if (whole.split(' ').some(beginsSo)) return 1;
  return whole.includes(wanted) ? 2 : undefined;
}

/** The same words in any spelling of their letters. */
export function isSame(text: string, typed: string): boolean {
  return folded(text) === folded(typed);
}

/** The same options, best first; among equals the order they came in. */
export function bestFirst<One extends { readonly text: string }>(
  options: readonly One[],
  typed: string,
): readonly One[] {
  if (typed.trim() === '') return options;
  const place = new Map(options.map((one) => [one, placeOf(one.text, typed) ?? 3]));
  return [...options].sort((a, b) => (place.get(a) ?? 3) - (place.get(b) ?? 3));
}
