// A service the resident received: what, how much, from whom and by which fund.
import {
  codeColumn,
  dayColumn,
  moneyColumn,
  orNull,
  residentColumn,
  wholeColumn,
} from '../../kernel/columns';
import { entryKind } from '../../kernel/entry/entry-kind';
import { line, maybeLine, maybeNote } from '../../kernel/entry/words';
import { holders } from '../../kernel/operation';
import { NEED_KINDS } from '../../kernel/need-kinds';

export const FUNDS = ['shelter', 'ministry', 'donor', 'partner', 'in-kind', 'not-known'] as const;

const mayRead = holders({ case: 'read' });
const mayWrite = holders({ case: 'write' });

export const assistanceGiven = entryKind({
  room: 'assistance',
  name: 'assistance-given',
  table: 'assistance',
  about: residentColumn(),
  on: 'day',
  counted: {
    day: dayColumn(),
    kind: codeColumn(NEED_KINDS),
    amount: orNull(wholeColumn(1, 100000)),
    cost: orNull(moneyColumn()),
    fund: orNull(codeColumn(FUNDS)),
  },
  compartment: 'case',
  words: { what: line(160), provider: maybeLine(120), remark: maybeNote(500) },
  listed: 'words',
  may: { list: mayRead, open: mayRead, write: mayWrite, correct: mayWrite },
  examples: [
    {
      kind: 'education',
      amount: 12,
      fund: 'donor',
      what: 'دروس محو أمية',
      provider: 'جمعية شريكة',
    },
    { kind: 'money', cost: 'EGP 500', fund: 'shelter', what: 'بدل مواصلات' },
  ],
});
