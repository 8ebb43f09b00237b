// Where the pages of one kind stand: a register of the house, or a part of one resident's file. In a file every path names
// the resident, and the list is the page of the section.
import { isId, type ResidentId } from '../../kernel/ids';
import { useMaybeParam } from '../navigate';

const RESIDENT = '$residentId';

export interface EntryPlaces {
  /** Whose file one is in; null in a register of the house. */
  readonly residentId: ResidentId | null;
  readonly list: string;
  readonly add: string;
  readonly one: (id: string) => string;
  readonly correct: (id: string) => string;
}

export function isInFile(path: string): boolean {
  return path.includes(RESIDENT);
}

/** `residentId` is asked for only where the path names one. */
export function placesOf(path: string, residentId: ResidentId | null): EntryPlaces {
  const inFile = isInFile(path);
  const own = inFile ? path.replace(RESIDENT, residentId ?? '') : path;
  return {
    residentId: inFile ? residentId : null,
    list: inFile ? own.slice(0, own.lastIndexOf('/')) : own,
    add: `${own}/new`,
    one: (id) => `${own}/${id}`,
    correct: (id) => `${own}/${id}/correct`,
  };
}

/** The places as the open page stands to them. */
export function useEntryPlaces(path: string): EntryPlaces {
  const id = useMaybeParam('residentId');
  return placesOf(path, id !== undefined && isId<'resident'>(id) ? id : null);
}

/** Drafts are named after what they are about: in a file the resident goes before the entry. */
export const draftSubject = {
  add: ({ residentId }: EntryPlaces) => residentId ?? 'new',
  correct: ({ residentId }: EntryPlaces, id: string) =>
    residentId === null ? id : `${residentId}.${id}`,
};

/** From a draft's subject back to the page of its form. */
export function draftPlaces(path: string) {
  const inFile = isInFile(path);
  const of = (residentId: string | undefined) =>
    placesOf(path, residentId !== undefined && isId<'resident'>(residentId) ? residentId : null);
  return {
    add: (subject: string) => of(inFile ? subject : undefined).add,
    correct: (subject: string) => {
      const [first = '', second = ''] = subject.split('.');
      return inFile ? of(first).correct(second) : of(undefined).correct(first);
    },
  };
}
