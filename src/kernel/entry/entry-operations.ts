// The operations of an entry kind, as a room puts them into its contract: list, write, open, correct, print.
import { z } from 'zod';
import { type CalendarDate, calendarDate } from '../calendar-date';
import type { Columns, RowOf } from '../columns';
import {
  CORRECTION_REFUSALS,
  correcting,
  type CorrectionView,
  correctionView,
} from '../corrections';
import { idOf, type ResidentId } from '../ids';
import {
  command,
  job,
  type Operation,
  query,
  recorded,
  recordedList,
  recordedWith,
} from '../operation';
import { residentLabel } from '../resident-label';
import { sealedOf } from '../sealed';
import type { EntryId, EntryKind } from './entry-kind';
import type { EntryView } from './entry-view';
import {
  type GivenPrint,
  PRINT_REFUSALS,
  type PrintAsked,
  printAsked,
  type PrintCode,
  type PrintDone,
  printDone,
} from './entry-print';
import type { WordFields, WordsOf } from './words';

export interface ListWanted {
  /** Null: of everybody. */
  readonly residentId: ResidentId | null;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  /** Of a kind that ends: only what is not over yet. */
  readonly isOpen?: boolean | undefined;
}
type GivenList = { readonly [K in 'residentId' | 'from' | 'to']: string | null } & Pick<
  ListWanted,
  'isOpen'
>;

export interface EntryList<Who, C, W> {
  /** Newest first. */
  readonly entries: readonly EntryView<Who, C, W>[];
  readonly mayWrite: boolean;
  readonly mayOpen: boolean;
  readonly today: string;
}

export interface OpenedEntry<Who, C, W> {
  readonly entry: EntryView<Who, C, W>;
  readonly corrections: readonly CorrectionView[];
  readonly mayCorrect: boolean;
}

export type GivenOf<F> = {
  readonly [K in keyof F]: F[K] extends { readonly schema: z.ZodType<unknown, infer Given> }
    ? Given
    : never;
};

/** The counted facts and the sealed words, as one fills them in. */
type Filled<C, W> = RowOf<C> & WordsOf<W>;
type GivenFilled<C, W> = GivenOf<C> & GivenOf<W>;

export type EntryContent<Who, C, W> = { readonly residentId: Who } & Filled<C, W>;
export type GivenContent<Who, C, W> = {
  readonly residentId: string | (null extends Who ? null : never);
} & GivenFilled<C, W>;

export interface Correcting {
  readonly id: EntryId;
  readonly expectedVersion: number;
  readonly reason: string;
}
export type Corrected<C, W> = Correcting & Filled<C, W>;
type GivenCorrected<C, W> = Omit<Correcting, 'id'> & { readonly id: string } & GivenFilled<C, W>;

type Unnamed<Op> = Omit<Op, 'name'>;
export type Q<In, Given, Out, Code extends string> = Unnamed<
  Operation<'query', z.ZodType<In, Given>, z.ZodType<Out>, Code>
>;
export type Cmd<In, Given, Out, Code extends string> = Unnamed<
  Operation<'command', z.ZodType<In, Given>, z.ZodType<Out>, Code>
>;

export type Job<In, Given, Out, Code extends string> = Unnamed<
  Operation<'job', z.ZodType<In, Given>, z.ZodType<Out>, Code>
>;

export type WriteCode = 'resident.not-found' | 'staff.not-found' | 'entry.day-in-future';
export type OpenCode = 'entry.not-found';
export type CorrectCode =
  | 'entry.not-found'
  | 'entry.unreadable'
  | 'staff.not-found'
  | 'entry.day-in-future'
  | (typeof CORRECTION_REFUSALS)[number];

/** As a type with keys of its own, so that a contract can name each operation. */
export type EntryOperationsOf<Who, C, W, Code extends string> = {
  readonly [K in keyof EntryOperations<Who, C, W, Code>]: EntryOperations<Who, C, W, Code>[K];
};

export interface EntryOperations<Who, C, W, Code extends string> {
  readonly list: Q<ListWanted, GivenList, EntryList<Who, C, W>, 'resident.not-found'>;
  readonly write: Cmd<
    EntryContent<Who, C, W>,
    GivenContent<Who, C, W>,
    { readonly id: EntryId },
    WriteCode | Code
  >;
  readonly open: Q<
    { readonly id: EntryId },
    { readonly id: string },
    OpenedEntry<Who, C, W>,
    OpenCode
  >;
  readonly correct: Cmd<
    Corrected<C, W>,
    GivenCorrected<C, W>,
    { readonly version: number },
    CorrectCode | Code
  >;
  readonly print: Job<PrintAsked, GivenPrint, PrintDone, PrintCode>;
}

const entryId = idOf<'entry'>();
const listWanted: z.ZodType<ListWanted, GivenList> = z.object({
  residentId: idOf<'resident'>().nullable(),
  from: calendarDate().nullable(),
  to: calendarDate().nullable(),
  isOpen: z.boolean().optional(),
});

export function entryOperations<
  Who extends ResidentId | null,
  C extends Columns,
  W extends WordFields,
  Code extends string,
>(kind: EntryKind<Who, C, W, Code>): EntryOperations<Who, C, W, Code> {
  const { room, name, may } = kind;
  const refusals = kind.rules?.refusals ?? [];
  const about = (input: { readonly id: string }) => ({ kind: name, id: input.id });
  return {
    list: query({
      input: listWanted,
      output: listSchema(kind),
      permission: may.list,
      refusals: ['resident.not-found'],
      audit: recordedList(
        `${room}.list`,
        (output: { readonly entries: readonly unknown[] }) => output.entries,
        aboutResident,
      ),
    }),
    write: command({
      input: contentSchema(kind),
      output: z.object({ id: entryId }),
      permission: may.write,
      refusals: ['resident.not-found', 'staff.not-found', 'entry.day-in-future', ...refusals],
      audit: recorded(`${room}.write`, (_input, output: { readonly id: string }) => about(output)),
    }),
    open: query({
      input: z.object({ id: entryId }),
      output: openedSchema(kind),
      permission: may.open,
      refusals: ['entry.not-found'],
      audit: recorded(`${room}.open`, about),
    }),
    correct: command({
      input: correctedSchema(kind),
      output: z.object({ version: z.int() }),
      permission: may.correct,
      refusals: [
        'entry.not-found',
        'entry.unreadable',
        'staff.not-found',
        'entry.day-in-future',
        ...CORRECTION_REFUSALS,
        ...refusals,
      ],
      audit: recorded(`${room}.correct`, about),
    }),
    /** For whoever may list them: the sheet shows what the list shows. */
    print: job({
      input: printAsked,
      output: printDone,
      permission: may.list,
      refusals: PRINT_REFUSALS,
      audit: recordedWith(`${room}.print`, {
        about: aboutResident,
        details: (_input: PrintAsked, { entries }: PrintDone) => ({ listed: entries }),
      }),
    }),
  };
}

function aboutResident({ residentId }: { readonly residentId: ResidentId | null }) {
  return residentId === null ? undefined : { kind: 'resident', id: residentId };
}

// Put together field by field from the kind's own columns and words, as the types say.
type Fields<Who extends ResidentId | null, C extends Columns, W extends WordFields> = Pick<
  EntryKind<Who, C, W>,
  'about' | 'counted' | 'words'
>;

function listSchema<Who extends ResidentId | null, C extends Columns, W extends WordFields>(
  kind: Fields<Who, C, W>,
): z.ZodType<EntryList<Who, C, W>> {
  return z.object({
    entries: z.array(viewSchema(kind)),
    mayWrite: z.boolean(),
    mayOpen: z.boolean(),
    today: z.string(),
  });
}

function openedSchema<Who extends ResidentId | null, C extends Columns, W extends WordFields>(
  kind: Fields<Who, C, W>,
): z.ZodType<OpenedEntry<Who, C, W>> {
  return z.object({
    entry: viewSchema(kind),
    corrections: z.array(correctionView),
    mayCorrect: z.boolean(),
  });
}

function viewSchema<Who extends ResidentId | null, C extends Columns, W extends WordFields>({
  about,
  counted,
  words,
}: Fields<Who, C, W>) {
  return z.object({
    id: entryId,
    residentId: about.schema,
    version: z.int(),
    resident: residentLabel.nullable(),
    authorCode: z.string(),
    writtenAt: z.string(),
    ...shapeOf(counted),
    words: sealedOf(wordsSchema(words)),
  }) as z.ZodType<EntryView<Who, C, W>>;
}

function contentSchema<Who extends ResidentId | null, C extends Columns, W extends WordFields>({
  about,
  counted,
  words,
}: Fields<Who, C, W>) {
  return z.object({
    residentId: about.schema,
    ...shapeOf(counted),
    ...shapeOf(words),
  }) as z.ZodType<EntryContent<Who, C, W>, GivenContent<Who, C, W>>;
}

function correctedSchema<C extends Columns, W extends WordFields>({
  counted,
  words,
}: Pick<EntryKind<ResidentId | null, C, W>, 'counted' | 'words'>) {
  return z.object({
    id: entryId,
    ...correcting,
    ...shapeOf(counted),
    ...shapeOf(words),
  }) as z.ZodType<Corrected<C, W>, GivenCorrected<C, W>>;
}

function shapeOf(fields: Readonly<Record<string, { readonly schema: z.ZodType }>>) {
  return Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema]));
}

/** The sealed words of one entry, as they are kept and as they are answered. */
export function wordsSchema<const W extends WordFields>(words: W): z.ZodType<WordsOf<W>> {
  // Field by field the schema of the field that the type names.
  return z.object(shapeOf(words)) as z.ZodType<WordsOf<W>>;
}
