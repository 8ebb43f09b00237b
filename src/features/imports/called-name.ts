// What the desk and the night are told of a name that a file brings: what the person is called, otherwise the given name.
import type { ResidentName } from '../residents';
import { nameWords } from './full-name';

/** A given name of more words than these, with no other part beside it, is a whole name written into one cell. */
const GIVEN_WORDS = 2;

/** Empty only where the name is. */
export function calledName(name: ResidentName): string {
  const preferred = name.preferred?.trim() ?? '';
  if (preferred !== '') return preferred;
  const given = name.given?.trim() ?? '';
  if (given !== '' && (hasOtherParts(name) || nameWords(given).length <= GIVEN_WORDS)) return given;
  const written = [
    given,
    name.asOnDocument,
    name.latin,
    name.father,
    name.family,
    name.grandfather,
  ];
  const first = written.find((text) => text !== undefined && text.trim() !== '');
  return first === undefined ? '' : (nameWords(first)[0] ?? '');
}

function hasOtherParts({ father, grandfather, family }: ResidentName): boolean {
  return [father, grandfather, family].some((part) => (part ?? '').trim() !== '');
}
