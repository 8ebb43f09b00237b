// Putting lines off and saving filters. What cannot be read is neither shown nor written over.
import { ok, refuse, type Result } from '../../kernel/result';
import type { UseCases } from '../../kernel/use-case';
import type { ownListsContract } from './contract';
import { isNameTaken, isTooFar, MOST, NOTHING_KEPT, type OwnLists, stillPutOff } from './own-lists';
import type { OwnListsRead, OwnListsWrite } from './records';

export const ownListsUseCases: UseCases<typeof ownListsContract, OwnListsRead, OwnListsWrite> = {
  standing: (_input, { records, today }) => {
    const held = readable(records);
    if (!held.ok) return held;
    return ok({ putOff: [...stillPutOff(held.value, today)], filters: held.value.filters });
  },

  putOff: ({ line, until }, { records, now, today }) => {
    const held = readable(records);
    if (!held.ok) return held;
    if (until <= today) return refuse('own-lists.until-past');
    if (isTooFar(until, today)) return refuse('own-lists.until-far');
    const others = stillPutOff(held.value, today).filter((one) => one.line !== line);
    if (others.length >= MOST.putOff) return refuse('own-lists.full');
    records.save({ ...held.value, putOff: [...others, { line, until }] }, now);
    return ok({});
  },

  takeBack: ({ line }, { records, now, today }) => {
    const held = readable(records);
    if (!held.ok) return held;
    const others = stillPutOff(held.value, today).filter((one) => one.line !== line);
    records.save({ ...held.value, putOff: others }, now);
    return ok({});
  },

  saveFilter: ({ id, ...given }, { records, now, newId }) => {
    const held = readable(records);
    if (!held.ok) return held;
    const { filters } = held.value;
    if (id !== undefined && !filters.some((one) => one.id === id)) {
      return refuse('own-lists.filter-not-found');
    }
    if (isNameTaken(held.value, { id, ...given })) return refuse('own-lists.name-taken');
    if (id === undefined && filters.length >= MOST.filters) return refuse('own-lists.full');
    const saved = { id: id ?? newId<'saved-filter'>(), ...given };
    const next =
      id === undefined ? [...filters, saved] : filters.map((one) => (one.id === id ? saved : one));
    records.save({ ...held.value, filters: next }, now);
    return ok(saved);
  },

  removeFilter: ({ id }, { records, now }) => {
    const held = readable(records);
    if (!held.ok) return held;
    const removed = held.value.filters.find((one) => one.id === id);
    if (removed === undefined) return refuse('own-lists.filter-not-found');
    const filters = held.value.filters.filter((one) => one.id !== id);
    records.save({ ...held.value, filters }, now);
    return ok(removed);
  },
};

function readable(records: OwnListsRead): Result<OwnLists, 'own-lists.unreadable'> {
  const held = records.own();
  if (held.state === 'none') return ok(NOTHING_KEPT);
  return held.state === 'open' ? ok(held.value) : refuse('own-lists.unreadable');
}
