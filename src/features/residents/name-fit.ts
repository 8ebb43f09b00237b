// How well what is typed fits one spelling of a person, word by word.
import type { Grade, Word, WordMatch } from './name-vocabulary';

export type FoundBecause = Grade | 'other-order' | 'case-number' | 'room' | 'phone';

/** Mean worth of the typed words within one spelling; a little less when the order differs or much was left untyped. */
export function spellingFit(
  spelling: readonly Word[],
  matches: readonly WordMatch[],
): { score: number; why: readonly FoundBecause[] } {
  const why = new Set<FoundBecause>();
  let sum = 0;
  let last = -1;
  let ordered = true;
  for (const match of matches) {
    let worth = 0;
    let where = -1;
    for (const [at, word] of spelling.entries()) {
      const gained = match.worth.get(word) ?? 0;
      if (gained > worth) [worth, where] = [gained, at];
    }
    if (where < 0) continue;
    sum += worth;
    ordered &&= where > last;
    last = where;
    why.add(match.gradeOf(worth));
  }
  if (!ordered) why.add('other-order');
  const untyped = Math.max(0, spelling.length - matches.length);
  const score = sum / (matches.length * 100) - (ordered ? 0 : 0.03) - Math.min(untyped, 8) * 0.002;
  return { score: Math.max(0, score), why: [...why] };
}
