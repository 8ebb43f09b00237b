// "Perhaps on file already", asked for every row of a list. It only offers; the worker decides.
import { birthYearOf } from '../../../src/kernel/partial-date';
import type { ResidentDraft } from '../../../src/features/imports/draft';
import { findDuplicates, spellings } from '../../../src/features/residents/index';
import type { OpenVault } from '../open-vault';
import { searchNamesOf } from './search-names';

/** Likeness 0-1 of the likeliest person on file; undefined when nobody is alike. */
export function likeliestOnFile(vault: OpenVault): (draft: ResidentDraft) => number | undefined {
  const { index } = searchNamesOf(vault);
  return ({ name, sex, birth }) => {
    if (index.size === 0) return undefined;
    const person = { names: spellings(name), sex, birthYear: birthYearOf(birth) };
    return findDuplicates(person, index, 1)[0]?.score;
  };
}
