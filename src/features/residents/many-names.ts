// Taking very many people into a name index at once, from names whose words were numbered before: each word is folded
// and looked up once for a whole list, not once for each person who bears it.
import { createWordReader, nameTokens, type WordReader } from './name-words';
import type { Vocabulary, Word } from './name-vocabulary';

/** Names as numbers that point into a list of words as written. */
export interface NumberedNames {
  readonly words: readonly string[];
  readonly names: readonly (readonly number[])[];
}

/** Remembers every word it was shown: let go of it as soon as the names are in. */
export class ManyNames {
  readonly #vocabulary: Vocabulary;
  readonly #tokenOf: WordReader = createWordReader();
  readonly #lists = new Map<readonly string[], WordList>();

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** The words of each spelling that is not there yet. */
  wordsOf(numbered: readonly NumberedNames[], slot: number): readonly (readonly Word[])[] {
    const spellings: (readonly Word[])[] = [];
    for (const { words, names } of numbered) {
      const list = this.#listOf(words);
      for (const name of names) {
        const spelling = list.wordsOf(name, slot);
        if (spelling.length > 0 && !spellings.some((one) => isSame(one, spelling))) {
          spellings.push(spelling);
        }
      }
    }
    return spellings;
  }

  #listOf(words: readonly string[]): WordList {
    const known = this.#lists.get(words);
    if (known !== undefined) return known;
    const made = new WordList(words, this.#vocabulary, this.#tokenOf);
    this.#lists.set(words, made);
    return made;
  }
}

class WordList {
  readonly #texts: readonly string[];
  readonly #vocabulary: Vocabulary;
  /** Null for words that only their neighbours explain. */
  readonly #tokens: readonly (string | null)[];
  readonly #words: (Word | undefined)[];

  constructor(texts: readonly string[], vocabulary: Vocabulary, tokenOf: WordReader) {
    this.#texts = texts;
    this.#vocabulary = vocabulary;
    this.#tokens = texts.map(tokenOf);
    this.#words = texts.map(() => undefined);
  }

  wordsOf(name: readonly number[], slot: number): readonly Word[] {
    if (name.some((number) => typeof this.#tokens[number] !== 'string')) {
      const text = name.map((number) => this.#texts[number]).join(' ');
      return nameTokens(text).map((token) => this.#vocabulary.take(token, slot));
    }
    return name.map((number) => this.#take(number, slot));
  }

  #take(number: number, slot: number): Word {
    const known = this.#words[number];
    const word =
      known === undefined
        ? this.#vocabulary.take(this.#tokens[number] ?? '', slot)
        : this.#vocabulary.bear(known, slot);
    this.#words[number] = word;
    return word;
  }
}

function isSame(one: readonly Word[], other: readonly Word[]): boolean {
  return one.length === other.length && one.every((word, at) => word === other[at]);
}
