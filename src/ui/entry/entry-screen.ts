// How the entries of one kind look: which fields stand where. Words come from the room's own book: `field.<name>`,
// `help.<name>`, `code.<name>.<code>`. A screen may replace any part.
import type { ComponentType, ReactNode } from 'react';
import type { Columns } from '../../kernel/columns';
import type { CompartmentNeeds } from '../../kernel/compartments';
import type { EntryKind } from '../../kernel/entry/entry-kind';
import type { EndOperation } from '../../kernel/entry/entry-ending';
import type { EntryOperations } from '../../kernel/entry/entry-operations';
import type { EntryView } from '../../kernel/entry/entry-view';
import type { WordFields } from '../../kernel/entry/words';
import type { FileSection } from '../../kernel/file-sections';
import type { ResidentId } from '../../kernel/ids';
import type { AnyOperation } from '../../kernel/operation';
import type { IconName } from '../icon';

type Named<Ops> = { readonly [K in keyof Ops]: Ops[K] & { readonly name: string } };

export type EntryContract<Who, C, W, Code extends string> = Named<
  EntryOperations<Who, C, W, Code>
> & { readonly end?: AnyEndContract };
export type AnyEndContract = Named<{ readonly end: EndOperation<string> }>['end'];

/** The widest kind: what the parts that draw any entry speak to. */
export type AnyView = EntryView<ResidentId | null, Columns, WordFields>;
export type AnyContract = Named<{ readonly [K in keyof Widest]: Untold<Widest[K]> }> & {
  readonly end?: AnyEndContract;
};
type Widest = EntryOperations<ResidentId | null, Columns, WordFields, string>;
/** What the trail says of an operation is the vault's matter: the parts that draw entries neither read nor promise it. */
type Untold<Op> = Omit<Op, 'audit' | 'recordedRefusals'> &
  Pick<AnyOperation, 'audit' | 'recordedRefusals'>;

export interface FieldGroup<Field extends string> {
  /** `group.<id>` in the room's book; without it the fields stand without a heading. */
  readonly id?: string;
  readonly fields: readonly Field[];
}

export interface OwnFieldProps {
  readonly label: string;
  readonly help?: ReactNode;
  readonly isRequired?: boolean;
  readonly name: string;
  readonly value: unknown;
  readonly error: string | undefined;
  readonly onChange: (value: unknown) => void;
  /** Everything answered so far. */
  readonly values: Readonly<Record<string, unknown>>;
}

export interface EntryScreenSpec<Who, C, W, Code extends string> {
  readonly kind: EntryKind<Who & (ResidentId | null), C & Columns, W & WordFields, Code>;
  readonly contract: EntryContract<Who, C, W, Code>;
  /** `/visitors`; of a register in a resident's file `${FILE_PATH}/health/allergies`: the section's page, then its own word. */
  readonly path: string;
  /** Of a register in a resident's file: on which page it stands. */
  readonly section?: FileSection;
  /** Of a register in a resident's file: what the first page says of each entry that is not over, its title first. */
  readonly first?: readonly FieldOf<C, W>[];
  readonly icon: IconName;
  readonly needs: CompartmentNeeds;
  /** Columns of the list, in order. */
  readonly columns: readonly FieldOf<C, W>[];
  /** Which entries the list begins with: those of today, or all. */
  readonly lists?: 'today' | 'all';
  readonly groups: readonly FieldGroup<FieldOf<C, W>>[];
  readonly start?: Readonly<Partial<Record<FieldOf<C, W>, unknown>>>;
  /** Replaces the field of that name. */
  readonly parts?: Partial<Record<FieldOf<C, W>, ComponentType<OwnFieldProps>>>;
  /** A component of the room's own, on the page of one entry. */
  readonly actions?: (props: { readonly entry: EntryView<Who, C, W> }) => ReactNode;
  /** Of a kind that ends: what Today says of each entry that is still open, its title first. */
  readonly today?: readonly FieldOf<C, W>[];
  /** Of a register in files: how many days after its day an entry without its end stands on Today; left out: a week before it. */
  readonly dueAfter?: number;
}

export type FieldOf<C, W> = (keyof C | keyof W | 'residentId') & string;

/** The spec of any kind: what the parts that draw entries speak to. */
export interface AnyScreen
  extends Omit<
    EntryScreenSpec<ResidentId | null, Columns, WordFields, string>,
    'contract' | 'actions'
  > {
  readonly contract: AnyContract;
  actions?(props: { readonly entry: AnyView }): ReactNode;
}

/** Each field of an entry, whether counted or sealed. */
export function valueOf(entry: AnyView, field: string): unknown {
  if (field in entry) return (entry as Readonly<Record<string, unknown>>)[field];
  return entry.words.state === 'open' ? entry.words.value[field] : undefined;
}
