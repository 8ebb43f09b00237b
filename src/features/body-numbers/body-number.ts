// The number under which another body knows the resident.
import { codeColumn, dayColumn, residentColumn } from '../../kernel/columns';
import { entryKind } from '../../kernel/entry/entry-kind';
import { line, maybeLine, maybeNote } from '../../kernel/entry/words';
import { holders } from '../../kernel/operation';
import { BODY_KINDS } from '../../kernel/body-kinds';

const mayRead = holders({ identity: 'read' });
const mayWrite = holders({ identity: 'write' });

export const bodyNumber = entryKind({
  room: 'body-numbers',
  name: 'body-number',
  table: 'body_numbers',
  about: residentColumn(),
  on: 'notedOn',
  counted: { notedOn: dayColumn(), body: codeColumn(BODY_KINDS) },
  compartment: 'identity',
  words: { number: line(60), bodyName: maybeLine(120), remark: maybeNote(300) },
  listed: 'words',
  may: { list: mayRead, open: mayRead, write: mayWrite, correct: mayWrite },
  examples: [
    { body: 'unhcr', number: '819-24C00123' },
    { body: 'prosecution', number: '2041 لسنة 2026', bodyName: 'نيابة قصر النيل' },
  ],
});
