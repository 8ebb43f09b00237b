// One event of what happened to the resident: recruitment, transit or exploitation; where, when and by which means.
import {
  codeColumn,
  codesColumn,
  dayColumn,
  moneyColumn,
  orNull,
  placeColumn,
  residentColumn,
} from '../../kernel/columns';
import { entryKind } from '../../kernel/entry/entry-kind';
import { note } from '../../kernel/entry/words';
import { holders } from '../../kernel/operation';
import { SECTORS } from '../../kernel/sectors';

export const EVENT_KINDS = [
  'recruitment',
  'transit',
  'exploitation',
  'violence',
  'escape',
] as const;
export const MEANS = [
  'threat-of-violence',
  'threat-of-authorities',
  'threat-to-family',
  'physical-abuse',
  'sexual-abuse',
  'psychological-abuse',
  'debt-bondage',
  'takes-earnings',
  'false-promises',
  'restricts-movement',
  'withholds-papers',
  'withholds-necessities',
  'excessive-hours',
  'drugs-or-alcohol',
  'abuse-of-vulnerability',
  'abduction',
  'other',
] as const;

const mayRead = holders({ case: 'read' });
const mayWrite = holders({ case: 'write' });

export const traffickingEvent = entryKind({
  room: 'trafficking-events',
  name: 'trafficking-event',
  table: 'trafficking_events',
  about: residentColumn(),
  on: 'toldOn',
  counted: {
    toldOn: dayColumn(),
    kind: codeColumn(EVENT_KINDS),
    startedOn: orNull(dayColumn()),
    finishedOn: orNull(dayColumn()),
    place: orNull(placeColumn()),
    means: codesColumn(MEANS),
    sector: orNull(codeColumn(SECTORS)),
    debt: orNull(moneyColumn()),
  },
  compartment: 'case',
  words: { account: note(4000) },
  listed: 'facts',
  may: { list: mayRead, open: mayRead, write: mayWrite, correct: mayWrite },
  examples: [
    {
      kind: 'recruitment',
      place: 'ET',
      means: ['false-promises'],
      account: 'وعدها مكتب بعمل في محل، ثم أُخذ جوازها.',
    },
    {
      kind: 'exploitation',
      place: 'EG-C',
      means: ['withholds-papers', 'excessive-hours'],
      sector: 'domestic-work',
      account: 'عملت في منزل ستة عشر شهرًا بلا أجر.',
    },
  ],
  rules: {
    refusals: ['trafficking-events.finished-before'],
    check: ({ startedOn, finishedOn }) =>
      startedOn !== null && finishedOn !== null && finishedOn < startedOn
        ? 'trafficking-events.finished-before'
        : undefined,
  },
});
