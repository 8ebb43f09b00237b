// An allergy by its name, how grave it is and what to do; it ends on the day it was ruled out.
import { codeColumn, dayColumn, orNull, residentColumn } from '../../kernel/columns';
import { entryKind } from '../../kernel/entry/entry-kind';
import { line, maybeNote } from '../../kernel/entry/words';
import { holders } from '../../kernel/operation';

export const ALLERGY_KINDS = ['medicine', 'food', 'insect', 'contact', 'other'] as const;
export const GRAVITIES = ['life-threatening', 'severe', 'mild', 'not-known'] as const;

const mayRead = holders({ medical: 'read' });
const mayWrite = holders({ medical: 'write' });

export const allergy = entryKind({
  room: 'allergies',
  name: 'allergy',
  table: 'allergies',
  about: residentColumn(),
  on: 'notedOn',
  counted: {
    notedOn: dayColumn(),
    kind: codeColumn(ALLERGY_KINDS),
    gravity: codeColumn(GRAVITIES),
    ruledOutOn: orNull(dayColumn()),
  },
  compartment: 'medical',
  words: { what: line(120), reaction: maybeNote(300), whatToDo: maybeNote(300) },
  listed: 'words',
  ends: { field: 'ruledOutOn' },
  may: { list: mayRead, open: mayRead, write: mayWrite, correct: mayWrite },
  examples: [
    {
      kind: 'medicine',
      gravity: 'life-threatening',
      what: 'البنسلين',
      reaction: 'ضيق تنفس',
      whatToDo: 'الإسعاف فورًا',
    },
    { kind: 'food', gravity: 'mild', what: 'فول سوداني' },
  ],
  rules: {
    refusals: ['allergies.ruled-out-before'],
    check: ({ notedOn, ruledOutOn }) =>
      ruledOutOn !== null && ruledOutOn < notedOn ? 'allergies.ruled-out-before' : undefined,
  },
});
