// The six domains of the Washington Group short set on functioning, answered on one day; a disability is counted from “a
// lot of difficulty” on.
import { codeColumn, dayColumn, residentColumn } from '../../kernel/columns';
import { entryKind } from '../../kernel/entry/entry-kind';
import { maybeNote } from '../../kernel/entry/words';
import { holders } from '../../kernel/operation';

export const DIFFICULTIES = ['none', 'some', 'a-lot', 'cannot', 'not-asked', 'declined'] as const;

const mayRead = holders({ medical: 'read' });
const mayWrite = holders({ medical: 'write' });

export const functioningAnswer = entryKind({
  room: 'functioning',
  name: 'functioning-answer',
  table: 'functioning',
  about: residentColumn(),
  on: 'askedOn',
  counted: {
    askedOn: dayColumn(),
    seeing: codeColumn(DIFFICULTIES),
    hearing: codeColumn(DIFFICULTIES),
    walking: codeColumn(DIFFICULTIES),
    remembering: codeColumn(DIFFICULTIES),
    selfCare: codeColumn(DIFFICULTIES),
    communicating: codeColumn(DIFFICULTIES),
  },
  compartment: 'medical',
  words: { helpNeeded: maybeNote(300) },
  listed: 'words',
  may: { list: mayRead, open: mayRead, write: mayWrite, correct: mayWrite },
  examples: [
    {
      seeing: 'some',
      hearing: 'none',
      walking: 'a-lot',
      remembering: 'none',
      selfCare: 'none',
      communicating: 'none',
      helpNeeded: 'غرفة في الدور الأرضي',
    },
    {
      seeing: 'none',
      hearing: 'none',
      walking: 'none',
      remembering: 'not-asked',
      selfCare: 'none',
      communicating: 'none',
    },
  ],
});
