// Kinds of lines in a resident's timeline: who may know that there is one, who may open it, who is told its code.
// A register gives its own from its kind of entry; here stand the others.
import type { Columns } from '../../kernel/columns';
import { holders, type Permission } from '../../kernel/operation';
import type { EntryKind } from '../../kernel/entry/entry-kind';

export interface LineKind {
  /** Of these its name, or the name of a register's room. */
  readonly kind: string;
  /** Any one of them is enough to see that there is one. */
  readonly seen: readonly Permission[];
  readonly open: Permission;
  readonly told: Permission;
}

const presence = holders({ presence: 'read' });
const ofCase = holders({ presence: 'read', case: 'read' });
const clinical = holders({ clinical: 'read' });

function line(kind: string, seen: Permission, more: Partial<LineKind> = {}): LineKind {
  return { kind, seen: [seen], open: seen, told: seen, ...more };
}

export const OWN_LINES = {
  admission: line('admission', presence, { open: ofCase, told: ofCase }),
  exit: line('exit', presence, { open: ofCase, told: ofCase }),
  status: line('status', ofCase),
  plan: line('plan', ofCase),
  review: line('review', ofCase),
  session: line('session', ofCase, { open: clinical }),
  sheet: line('sheet', clinical),
} as const;

export type OwnLine = keyof typeof OWN_LINES;
export const OWN_LINE_NAMES = Object.keys(OWN_LINES) as readonly OwnLine[];

/** The line of any register: its codes are counted facts, which whoever may list or open it may know. */
export function lineOfEntry({ room, may }: Pick<EntryKind, 'room' | 'may'>): LineKind {
  return { kind: room, seen: [may.list, may.open], open: may.open, told: may.list };
}

/** Counted codes, in the order of their declaration. */
export function toldFields(counted: Columns): readonly string[] {
  return Object.entries(counted).flatMap(([field, { asked }]) => (asked === 'code' ? [field] : []));
}
