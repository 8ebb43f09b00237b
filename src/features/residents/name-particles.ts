// What is left of a word without an article or a particle glued to it: هاشمي of الهاشمي, غزالة of ابوغزالة.
// A second attempt only, beside the word as it stands: بن in بنيامين is no particle, and nobody can tell by the letters.
import { partsOfGlued } from './name-words';

/** Particles with the fewest letters that must be left; short ones begin too many names to be cut off lightly. */
const GLUED_ON: readonly (readonly [RegExp, number])[] = [
  [/^(?:ابو|ابا|ابي|abou|abu|abo|abw)/, 2],
  [/^(?:abo?ul|abual|ابن|بنت|ibn|bint|bent)/, 3],
  // امينة and امجد begin so too; before these letters it is the mother.
  [/^(?:ام(?=[عحخ])|oumm|umm)/, 3],
  [/^(?:بو|بن|bou|bu|ben|bin)/, 3],
  [/^(?:ام|ديلا)/, 4],
  [/^(?:oumm?|umm?|omm?|dela|del|de)/, 4],
];
/** An article whose l took the sound behind it: arrashid, ennour, echcherif. */
const ASSIMILATED = /^[aeiou](?=(sh|ch|th|dh|[rsztdn])\1)/;
/** The Maghreb writes it once: Echami. */
const ONCE = /^e(?=[cs]h[aeiou])/;
/** An article left at the end of the word before: Nurul Huda. */
const LEFT_BEHIND = /^(?!abd|ras)([a-z]{3,})ul$/;

/** Without repeats; the word itself is none of them. */
export function bareForms(token: string): readonly string[] {
  const found = new Set<string>();
  addArticleForms(found, token);
  for (const [particle, fewest] of GLUED_ON) {
    const rest = token.replace(particle, '');
    if (rest === token || rest.length < fewest) continue;
    found.add(rest);
    addArticleForms(found, rest);
  }
  for (const part of partsOfGlued(token) ?? []) {
    found.add(part);
    addArticleForms(found, part);
  }
  return [...found];
}

/** The word without its article (هاشمي for الهاشمي), or undefined when it has none. */
export function withoutArticle(token: string): string | undefined {
  if (token.startsWith('ال'))
    return token.length >= 5 && token !== 'الله' ? token.slice(2) : undefined;
  if (/^[aeu]l/.test(token) && token.length >= 6) return token.slice(2);
  if (ONCE.test(token) && token.length >= 6) return token.slice(1);
  const before = LEFT_BEHIND.exec(token)?.[1];
  if (before !== undefined) return before;
  const doubled = ASSIMILATED.exec(token)?.[1];
  return doubled !== undefined && token.length >= 6 ? token.slice(1 + doubled.length) : undefined;
}

function addArticleForms(found: Set<string>, token: string): void {
  const bare = withoutArticle(token);
  if (bare !== undefined) found.add(bare);
}
