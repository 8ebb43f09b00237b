// "Perhaps on file already", asked for every row of a list. It only offers; the worker decides.
// The full comparison of admission by hand would take minutes for a long list: here a row is compared only with
// the few people who share the rarest pairs of its names by sound.
import type { ResidentDraft } from '../../../src/features/imports/index';
import type { Likeliest } from '../../../src/features/imports/records';
import {
  createPhraseReader,
  likeness,
  type NameEntry,
  OFFER_FROM,
  spellings,
} from '../../../src/features/residents/index';
import { birthYearOf } from '../../../src/kernel/partial-date';
import { idIn } from '../database/rows';
import { stayingFileOf } from '../house-facts/files-of-person';
import type { SearchGround } from '../open-vault/store-ground';
import { searchNamesOf } from './search-names';

const ON_FILE = 'SELECT id FROM residents';
const COMPARED = 40;

type PhraseReader = ReturnType<typeof createPhraseReader>;
type BySound = ReadonlyMap<string, readonly NameEntry[]>;

/** The likeliest person on file; undefined when nobody is as alike as admission by hand would show. */
export function likeliestOnFile(
  vault: SearchGround,
): (draft: ResidentDraft) => Likeliest | undefined {
  const phrasesOf = createPhraseReader();
  let bySound: BySound | undefined;
  return ({ name, sex, birth }) => {
    bySound ??= peopleBySound(vault, phrasesOf);
    if (bySound.size === 0) return undefined;
    const names = spellings(name);
    const person = { names, sex, birthYear: birthYearOf(birth) };
    let best: Likeliest | undefined;
    for (const entry of rarest(names.flatMap(phrasesOf), bySound)) {
      const { score } = likeness(person, entry);
      if (score < OFFER_FROM || score <= (best?.likeness ?? 0)) continue;
      best = { likeness: score, caseNumber: numberOf(vault, entry) };
    }
    return best;
  };
}

/** Of the file that stays, where the one that is alike was merged into another. */
function numberOf(vault: SearchGround, { residentId }: NameEntry): string {
  const id = stayingFileOf(vault.records, residentId);
  return searchNamesOf(vault).index.entryOf(id)?.caseNumber ?? '';
}

function peopleBySound(vault: SearchGround, phrasesOf: PhraseReader): BySound {
  const { index } = searchNamesOf(vault);
  const found = new Map<string, NameEntry[]>();
  for (const row of vault.records.all(ON_FILE)) {
    const entry = index.entryOf(idIn<'resident'>(row, 'id'));
    if (entry === undefined) continue;
    for (const phrase of new Set(entry.names.flatMap(phrasesOf))) {
      const alike = found.get(phrase);
      if (alike === undefined) found.set(phrase, [entry]);
      else alike.push(entry);
    }
  }
  return found;
}

/** A rare pair may be shared by chance, where a letter stands for several sounds: the next ones are looked at too. */
function rarest(phrases: readonly string[], bySound: BySound): readonly NameEntry[] {
  const lists = phrases.map((phrase) => bySound.get(phrase) ?? []);
  const found = new Set<NameEntry>();
  for (const alike of lists.sort((a, b) => a.length - b.length)) {
    for (const entry of alike) {
      if (found.size >= COMPARED) return [...found];
      found.add(entry);
    }
  }
  return [...found];
}
