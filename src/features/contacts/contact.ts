// Somebody around the resident: how she is to be reached, whether it is safe to, and whether she may be told who lives here.
import { codeColumn, dayColumn, orNull, residentColumn, yesNoColumn } from '../../kernel/columns';
import { entryKind } from '../../kernel/entry/entry-kind';
import { line, maybeLine, maybeNote, maybePhone } from '../../kernel/entry/words';
import { holders } from '../../kernel/operation';

export const CONTACT_RELATIONS = [
  'parent',
  'spouse',
  'child',
  'sibling',
  'relative',
  'friend',
  'guardian',
  'lawyer',
  'employer',
  'embassy',
  'partner-body',
  'other',
] as const;
/** Whether a call puts anybody in danger. */
export const CONTACT_SAFETY = ['safe', 'unsafe', 'never-call', 'not-known'] as const;

const mayRead = holders({ case: 'read' });
const mayWrite = holders({ case: 'write' });

export const contact = entryKind({
  room: 'contacts',
  name: 'contact',
  table: 'contacts',
  about: residentColumn(),
  on: 'toldOn',
  counted: {
    toldOn: dayColumn(),
    relation: codeColumn(CONTACT_RELATIONS),
    safety: codeColumn(CONTACT_SAFETY),
    /** That the resident is in the house: nobody, unless it is written here. */
    mayBeTold: yesNoColumn(),
    calledInEmergency: yesNoColumn(),
    endedOn: orNull(dayColumn()),
  },
  compartment: 'case',
  words: {
    name: line(120),
    phone: maybePhone(),
    whenAndHow: maybeNote(500),
    wordToSay: maybeLine(120),
    remark: maybeNote(500),
  },
  listed: 'words',
  sheet: ['name', 'relation', 'safety', 'mayBeTold', 'phone', 'whenAndHow', 'endedOn'],
  ends: { field: 'endedOn' },
  may: { list: mayRead, open: mayRead, write: mayWrite, correct: mayWrite },
  examples: [
    {
      relation: 'sibling',
      safety: 'safe',
      mayBeTold: true,
      calledInEmergency: true,
      name: 'أختها منى',
      phone: '+20 100 123 4567',
      whenAndHow: 'مساءً بعد السابعة، رسالة أولًا.',
      wordToSay: 'خالتي بخير',
    },
    {
      relation: 'spouse',
      safety: 'never-call',
      mayBeTold: false,
      calledInEmergency: false,
      name: 'الزوج',
      remark: 'يسأل عنها عند الأقارب.',
    },
    {
      relation: 'lawyer',
      safety: 'safe',
      mayBeTold: true,
      calledInEmergency: false,
      name: 'الأستاذ كريم فوزي',
      phone: '+20 2 2794 1100',
    },
  ],
  rules: {
    refusals: ['contacts.unsafe-is-told', 'contacts.unsafe-in-emergency', 'contacts.ended-before'],
    check: ({ safety, mayBeTold, calledInEmergency, toldOn, endedOn }) => {
      if (endedOn !== null && endedOn < toldOn) return 'contacts.ended-before';
      if (safety === 'safe') return undefined;
      if (mayBeTold) return 'contacts.unsafe-is-told';
      return calledInEmergency ? 'contacts.unsafe-in-emergency' : undefined;
    },
  },
});
