// A name index of people who are kept beside it, as the vault keeps them.
import {
  createNameIndex,
  type NameEntry,
  type NameIndex,
} from '../../src/features/residents/index';
import type { ResidentId } from '../../src/kernel/ids';

type SmallIndex = Omit<NameIndex, 'adder'>;

export function nameIndexOf(entries: Iterable<NameEntry> = []): SmallIndex {
  const kept = new Map<ResidentId, NameEntry>();
  const index = createNameIndex((id) => kept.get(id));
  const small: SmallIndex = {
    get size() {
      return index.size;
    },
    add: (entry) => {
      index.add(entry);
      kept.set(entry.residentId, entry);
    },
    replace: (entry) => {
      kept.set(entry.residentId, entry);
      index.replace(entry);
    },
    remove: (id) => {
      index.remove(id);
      kept.delete(id);
    },
    entryOf: (id) => index.entryOf(id),
    search: (text, limit) => index.search(text, limit),
    candidates: (name, cap) => index.candidates(name, cap),
  };
  for (const entry of entries) small.add(entry);
  return small;
}
