// What the worker has settled so far on the way through an import. Kept in the page only; nothing is saved from here.
import { useMemo, useState } from 'react';
import type { CalendarDate } from '../../../kernel/calendar-date';
import type { InputOf } from '../../../kernel/operation';
import type { ImportPreview, imports } from '../contract';

export type Plan = InputOf<typeof imports.preview>;
export type Mapping = NonNullable<Plan['mapping']>;
export type Target = Mapping['columns'][number]['target'];

export const IMPORT_STEPS = ['file', 'map', 'check', 'done'] as const;
export type ImportStep = (typeof IMPORT_STEPS)[number];

export interface TakenFile {
  readonly name: string;
  readonly token: string;
}

/** The plan and the few ways to change it. Another sheet, title row or kind starts with fresh guesses. */
export function useImportPlan(file: TakenFile) {
  const [plan, setPlan] = useState<Plan>({ fileToken: file.token, fileName: file.name });
  return useMemo(() => {
    const taken = { fileToken: file.token, fileName: file.name };
    return {
      plan,
      setSheet: (sheet: number) => setPlan({ ...taken, sheet }),
      setKind: (kind: ImportPreview['kind']) =>
        setPlan(({ sheet }) => ({
          ...taken,
          kind,
          ...(sheet === undefined ? {} : { sheet }),
        })),
      setHeaderLine: (headerLine: number) =>
        setPlan(({ mapping: _guesses, ...rest }) => ({ ...rest, headerLine })),
      setMapping: (mapping: Mapping) => setPlan((before) => ({ ...before, mapping })),
    };
  }, [plan, file.token, file.name]);
}

export type ImportPlanState = ReturnType<typeof useImportPlan>;

/** A mapping with one column given another meaning; null leaves the column out. */
export function withTarget(mapping: Mapping, column: number, target: Target | null): Mapping {
  const others = mapping.columns.filter((one) => one.column !== column);
  const columns = target === null ? others : [...others, { column, target }];
  return { ...settled(mapping, column), columns };
}

/** The mapping with a guess that the worker has looked at. */
export function settled(mapping: Mapping, column: number): Mapping {
  const unsettled = (mapping.unsettled ?? []).filter((one) => one !== column);
  return { ...mapping, unsettled };
}

/** A mapping in which a file is made for the row of a line, or none. */
export function withRow(mapping: Mapping, line: number, isCreated: boolean): Mapping {
  const without = (lines: readonly number[] = []) => lines.filter((one) => one !== line);
  const createAnyway = without(mapping.createAnyway);
  const leaveOut = without(mapping.leaveOut);
  return isCreated
    ? { ...mapping, createAnyway: [...createAnyway, line], leaveOut }
    : { ...mapping, createAnyway, leaveOut: [...leaveOut, line] };
}

/** A mapping in which the row of a line says when the person left; null: lives in the house; undefined: not decided. */
export function withDeparture(
  mapping: Mapping,
  line: number,
  exitedOn: CalendarDate | null | undefined,
): Mapping {
  const others = (mapping.departures ?? []).filter((one) => one.line !== line);
  const departures = exitedOn === undefined ? others : [...others, { line, exitedOn }];
  return { ...mapping, departures };
}

type Value = NonNullable<Mapping['values']>[number];

/** A mapping with one word of a coded column settled; '' leaves it empty, null asks again. */
export function withWord(
  mapping: Mapping,
  { target, word }: Omit<Value, 'code'>,
  code: string | null,
): Mapping {
  const others = (mapping.values ?? []).filter((one) => one.target !== target || one.word !== word);
  return { ...mapping, values: code === null ? others : [...others, { target, word, code }] };
}
