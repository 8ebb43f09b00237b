// Whether what was typed names a page or an act: with or without the article, one of them or several, in any spelling.
import { foldName } from '../../features/residents/index';

const ARTICLE = /^(?:[وفبك]?ال|لل)(?=\p{L}{2})/u;
/** Endings of several, and of a feminine word: what stands before them is what was meant. */
const ENDING = /(?<=\p{L}{3})(?:ات|ون|ين|ان|ه|ies|es|s)$/u;

/** Every word typed begins one of the words of the name. */
export function namesIt(typed: string, names: readonly string[]): boolean {
  const words = names.flatMap(wordsOf).flatMap(withoutArticle);
  return wordsOf(typed).every((part) => {
    const meant = withoutArticle(part).flatMap((one) => [one, one.replace(ENDING, '')]);
    return words.some((word) => meant.some((one) => word.startsWith(one)));
  });
}

function wordsOf(text: string): readonly string[] {
  return foldName(text).split(' ').filter(Boolean);
}

function withoutArticle(word: string): readonly string[] {
  return [word, word.replace(ARTICLE, '')];
}
