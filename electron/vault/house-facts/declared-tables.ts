// The tables whose columns are declared in the code. A test compares each with the schema that the frozen steps made.
import { DOUBLE_CHECKS, FILE_LINKS, UNANSWERED_FACTS } from '../../../src/features/residents/index';
import { SESSION_NOTES } from '../../../src/features/session-notes/records';
import type { Columns, Table } from '../../../src/kernel/columns';
import { CORRECTIONS } from '../../../src/kernel/corrections';
import { ENTRY_KINDS } from './entry-kinds';

export const DECLARED_TABLES: readonly Table<Columns>[] = [
  CORRECTIONS,
  DOUBLE_CHECKS,
  FILE_LINKS,
  SESSION_NOTES,
  UNANSWERED_FACTS,
  ...ENTRY_KINDS.map(({ table }) => table),
];
