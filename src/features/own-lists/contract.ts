// What a worker may ask of their own lists: see them, put a line off, take it back, save, rename and remove a filter.
import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar-date';
import { command, contractOf, notRecorded, query, staff } from '../../kernel/operation';
import { requiredText } from '../../kernel/text';
import { filterSetting, lineName, listName, savedFilter } from './own-lists';

const OWN = notRecorded(
  'how one worker keeps their own lists is no record; only its owner can open it',
);

export const ownListsContract = contractOf('own-lists', {
  standing: query({
    input: z.object({}),
    output: z.object({
      /** Only those whose day has not come. */
      putOff: z.array(z.object({ line: lineName, until: calendarDate() })),
      filters: z.array(savedFilter),
    }),
    permission: staff,
    refusals: ['own-lists.unreadable'],
    audit: OWN,
  }),
  putOff: command({
    input: z.object({ line: lineName, until: calendarDate() }),
    output: z.object({}),
    permission: staff,
    refusals: [
      'own-lists.until-past',
      'own-lists.until-far',
      'own-lists.full',
      'own-lists.unreadable',
    ],
    audit: OWN,
  }),
  takeBack: command({
    input: z.object({ line: lineName }),
    output: z.object({}),
    permission: staff,
    refusals: ['own-lists.unreadable'],
    audit: OWN,
  }),
  saveFilter: command({
    input: z.object({
      /** Of the filter that is renamed or set anew; left out, it is a new one. */
      id: z.string().max(40).optional(),
      list: listName,
      name: requiredText(60),
      setting: filterSetting,
    }),
    output: savedFilter,
    permission: staff,
    refusals: [
      'own-lists.name-taken',
      'own-lists.full',
      'own-lists.filter-not-found',
      'own-lists.unreadable',
    ],
    audit: OWN,
  }),
  removeFilter: command({
    input: z.object({ id: z.string().max(40) }),
    output: savedFilter,
    permission: staff,
    refusals: ['own-lists.filter-not-found', 'own-lists.unreadable'],
    audit: OWN,
  }),
});
