// A register that no house keeps: one field of each kind that a register may have. Tests write, correct, list and print it.
import {
  dayColumn,
  durationColumn,
  momentColumn,
  moneyColumn,
  orNull,
  placeColumn,
  residentColumn,
  staffColumn,
} from '../../src/kernel/columns';
import { entryKind } from '../../src/kernel/entry/entry-kind';
import { entryOperations } from '../../src/kernel/entry/entry-operations';
import { line } from '../../src/kernel/entry/words';
import { contractOf, holders } from '../../src/kernel/operation';

const may = holders({ case: 'write' });

export const errand = entryKind({
  ...{ room: 'errands', name: 'errand', table: 'errands', about: residentColumn(), on: 'wentOn' },
  counted: {
    wentOn: dayColumn(),
    took: durationColumn(),
    waited: orNull(durationColumn()),
    paid: moneyColumn(),
    returned: orNull(moneyColumn()),
    went: placeColumn(),
    via: orNull(placeColumn()),
    left: orNull(momentColumn()),
    drove: staffColumn(),
    sawOff: orNull(staffColumn()),
  },
  compartment: 'case',
  words: { what: line() },
  listed: 'words',
  may: { list: may, open: may, write: may, correct: may },
  examples: [],
});

export const errands = contractOf('errands', { ...entryOperations(errand) });
