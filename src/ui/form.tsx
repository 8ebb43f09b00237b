// A form over a contract's own schema: it asks, checks once when sent, says what is wrong, and clears nothing.
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import {
  type DefaultValues,
  type FieldPath,
  type FieldPathValue,
  type FieldValues,
  useForm,
  useWatch,
} from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { issuesOfZod } from '../kernel/input-issues';
import type { Answer } from '../kernel/operation';
import type { InputIssue } from '../kernel/result';
import { namesItsField, useAnswerText, withLabel } from './answer-text';
import { Button } from './button';
import { ErrorSummary, type SummaryItem } from './error-summary';
import { FieldLabelsContext, fieldId } from './field';
import { Icon } from './icon';
import { useShortcut } from './keyboard';
import { showToast } from './toast';

/** Answers not given yet: any part may be left out or be null. */
export type StartOf<Value> = Value extends readonly unknown[]
  ? Value | null
  : Value extends object
    ? { readonly [K in keyof Value]?: StartOf<Value[K]> | null }
    : Value | null;

export interface FormSpec<Schema extends z.ZodType, Value> {
  readonly schema: Schema;
  readonly start: StartOf<z.input<Schema>>;
  readonly submit: (input: z.input<Schema>) => Promise<Answer<Value>>;
  readonly onDone?: (value: Value, input: z.input<Schema>) => void;
  /** Said in a short notice once it was saved; a function where it depends on the answer. */
  readonly saved?: string | ((value: Value) => string);
  /** Path of the field at which a refusal with this code is shown. */
  readonly refusalAt?:
    | Readonly<Record<string, string>>
    | ((code: string, input: unknown) => string | undefined);
}

export interface BoundField<Value> {
  readonly name: string;
  readonly value: Value | null | undefined;
  readonly onChange: (value: Value | null) => void;
  readonly error: string | undefined;
}

type Values<Schema extends z.ZodType> = z.input<Schema> & FieldValues;

export interface FormOf<Schema extends z.ZodType = z.ZodType> {
  readonly field: <Path extends FieldPath<Values<Schema>>>(
    path: Path,
  ) => BoundField<NonNullable<FieldPathValue<Values<Schema>, Path>>>;
  readonly values: StartOf<z.input<Schema>>;
  readonly set: (path: FieldPath<Values<Schema>>, value: unknown) => void;
  readonly reset: (values?: StartOf<z.input<Schema>>) => void;
  readonly send: () => Promise<void>;
  readonly isDirty: boolean;
  readonly isPending: boolean;
  readonly issues: readonly InputIssue[];
  /** Sentence of the last refusal or fault. */
  readonly problem: string | undefined;
  readonly attempt: number;
}

interface Outcome {
  readonly attempt: number;
  readonly isPending: boolean;
  readonly issues: readonly InputIssue[];
  readonly problem: string | undefined;
}

const NOT_SENT: Outcome = { attempt: 0, isPending: false, issues: [], problem: undefined };

export function useFormOf<Schema extends z.ZodType, Value>(
  spec: FormSpec<Schema, Value>,
): FormOf<Schema> {
  type V = Values<Schema>;
  const text = useAnswerText();
  const [outcome, setOutcome] = useState<Outcome>(NOT_SENT);
  const { control, setValue, reset, getValues, formState } = useForm<V>({
    defaultValues: spec.start as DefaultValues<V>,
  });
  const values = useWatch({ control }) as V;
  const isDirty = formState.isDirty;

  const send = async () => {
    const checked = check(spec.schema, getValues());
    const attempt = outcome.attempt + 1;
    if (!checked.ok) {
      setOutcome({ attempt, isPending: false, issues: checked.issues, problem: undefined });
      return;
    }
    setOutcome({ attempt: outcome.attempt, isPending: true, issues: [], problem: undefined });
    const answer = await spec.submit(checked.input);
    setOutcome({
      attempt,
      isPending: false,
      ...outcomeOf(answer, pathIn(spec.refusalAt, checked.input), text.answer),
    });
    if (answer.kind !== 'done') return;
    const said = typeof spec.saved === 'function' ? spec.saved(answer.value) : spec.saved;
    if (said !== undefined) showToast({ text: said });
    spec.onDone?.(answer.value, checked.input);
  };

  return {
    field: (path) => {
      const issue = outcome.issues.find((held) => held.path === path || isInside(held.path, path));
      return {
        name: path,
        value: valueAt(values, path) as never,
        onChange: (value) => setValue(path, value as never, { shouldDirty: true }),
        error: issue === undefined ? undefined : text.issue(issue),
      };
    },
    values: values as StartOf<z.input<Schema>>,
    set: useCallback(
      (path, value) => setValue(path, value as never, { shouldDirty: true }),
      [setValue],
    ),
    reset: (next) => {
      reset((next ?? spec.start) as DefaultValues<V>);
      setOutcome(NOT_SENT);
    },
    send,
    isDirty,
    isPending: outcome.isPending,
    issues: outcome.issues,
    problem: outcome.problem,
    attempt: outcome.attempt,
  };
}

/** Where a refusal is shown: by its code, or by its code and what was sent. */
function pathIn(at: FormSpec<z.ZodType, unknown>['refusalAt'], input: unknown) {
  return (code: string) => (typeof at === 'function' ? at(code, input) : at?.[code]);
}

function outcomeOf(
  answer: Answer<unknown>,
  pathOf: (code: string) => string | undefined,
  sentence: (answer: Answer<unknown>) => string | undefined,
): Pick<Outcome, 'issues' | 'problem'> {
  if (answer.kind === 'invalid') return { issues: answer.issues, problem: undefined };
  if (answer.kind === 'refused') {
    const path = pathOf(answer.refusal.code);
    if (path !== undefined) return { issues: [{ path, ...answer.refusal }], problem: undefined };
  }
  return { issues: [], problem: sentence(answer) };
}

type Checked<Schema extends z.ZodType> =
  | { readonly ok: true; readonly input: z.input<Schema> }
  | { readonly ok: false; readonly issues: readonly InputIssue[] };

/**
 * Not answered is null in a form. Where the schema takes null, null is the answer "not known"; where it refuses it, the
 * field is left out. Only what is complained of is left out: the other nulls stay what they are.
 */
function check<Schema extends z.ZodType>(schema: Schema, values: unknown): Checked<Schema> {
  for (let input = values; ; ) {
    const checked = schema.safeParse(input);
    if (checked.success) return { ok: true, input: input as z.input<Schema> };
    const paths = checked.error.issues.map(({ path }) => path);
    const next = paths.reduce<unknown>(withoutNullsAt, input);
    if (next === input) return { ok: false, issues: issuesOfZod(checked.error, input) };
    input = next;
  }
}

/** The same value where there is no null at or below the path. */
function withoutNullsAt(value: unknown, path: readonly PropertyKey[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return hasNull(value) ? withoutNulls(value) : value;
  if (value === null || typeof value !== 'object' || !(key in value)) return value;
  const part = (value as Readonly<Record<PropertyKey, unknown>>)[key];
  if (part === null && !Array.isArray(value)) {
    const { [key]: _refused, ...others } = value as Record<PropertyKey, unknown>;
    return others;
  }
  const next = withoutNullsAt(part, rest);
  if (next === part) return value;
  return Array.isArray(value)
    ? value.map((one: unknown, at) => (at === Number(key) ? next : one))
    : { ...value, [key]: next };
}

function hasNull(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasNull);
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return false;
  return Object.values(value).some((part) => part === null || part === undefined || hasNull(part));
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value;
  const kept = Object.entries(value).filter(([, part]) => part !== null && part !== undefined);
  return Object.fromEntries(kept.map(([key, part]) => [key, withoutNulls(part)]));
}

function valueAt(values: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) => (value as Record<string, unknown> | null | undefined)?.[key],
      values,
    );
}

/** An issue deep in a compound value (`birth.date`) shows at the field that asks for it (`birth`). */
function isInside(issuePath: string, path: string): boolean {
  return issuePath.startsWith(`${path}.`);
}

export interface FormProps {
  readonly form: FormOf<never> | FormOf;
  readonly submitLabel: string;
  readonly secondary?: ReactNode;
  /** Ctrl+S and Ctrl+Enter send as well. On by default. */
  readonly savesByKey?: boolean;
  /** Heads the summary when nothing was done; `not saved yet` when left out. */
  readonly problemTitle?: string;
  /** False while it may not be sent yet. */
  readonly canSend?: boolean;
  /** The field of a secret: after a wrong try focus is in it, all of it selected, and one line says what was wrong. */
  readonly retry?: string;
  /** Sending destroys something. */
  readonly tone?: 'destructive';
  readonly children: ReactNode;
}

export function Form(props: FormProps) {
  const { form, submitLabel, secondary, savesByKey = true, canSend = true, children } = props;
  const { t } = useTranslation();
  const labels = useMemo(() => new Map<string, string>(), []);
  const send = () => void form.send();
  useShortcut('Ctrl+S', send, { isEnabled: savesByKey });
  useShortcut('Ctrl+Enter', send, { isEnabled: savesByKey });
  const items = useSummaryItems(form, labels);
  useErrorInTitle(items.length > 0);
  const retried = fieldId(props.retry);
  const isRetried =
    props.retry !== undefined &&
    items.every(({ targetId }) => targetId === undefined || targetId === retried);
  return (
    <FieldLabelsContext value={labels}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {isRetried ? (
          <RetryLine items={items} attempt={form.attempt} field={props.retry} />
        ) : (
          <ErrorSummary
            items={items}
            attempt={form.attempt}
            {...(form.issues.length === 0 || labels.size === 1
              ? { title: props.problemTitle ?? t('ui:form.not-saved') }
              : {})}
          />
        )}
        {children}
        <div className="form-actions">
          <Button
            kind={props.tone ?? 'primary'}
            type="submit"
            isPending={form.isPending}
            isDisabled={!canSend}
          >
            {submitLabel}
          </Button>
          {secondary}
        </div>
      </form>
    </FieldLabelsContext>
  );
}

interface RetryProps {
  readonly items: readonly SummaryItem[];
  readonly attempt: number;
  readonly field: string | undefined;
}

/** What the field says itself is not said twice. */
function RetryLine({ items, attempt, field }: RetryProps) {
  const isWrong = items.length > 0;
  useEffect(() => {
    if (!isWrong || attempt === 0) return;
    const input = document.getElementById(fieldId(field) ?? '');
    if (!(input instanceof HTMLInputElement)) return;
    input.focus();
    input.select();
  }, [isWrong, attempt, field]);
  const said = items.filter(({ targetId }) => targetId === undefined).map(({ text }) => text);
  if (said.length === 0) return null;
  return (
    <p className="field-error form-retry" role="alert">
      <Icon name="error" size="s" />
      <span>{said.join(' ')}</span>
    </p>
  );
}

function useSummaryItems(form: FormProps['form'], labels: Map<string, string>): SummaryItem[] {
  const { t } = useTranslation();
  const text = useAnswerText();
  const items: SummaryItem[] = inPageOrder(form.issues, labels).map((issue) => {
    const name = nameAround(issue.path, labels);
    const label = name === undefined ? undefined : labels.get(name);
    const sentence = text.issue(issue);
    const isNamed = label === undefined || namesItsField(sentence);
    const words = withLabel(sentence, label ?? t('ui:form.an-answer'));
    return {
      targetId: fieldId(name),
      text: isNamed ? words : `${t('ui:form.of-field', { label })} ${words}`,
    };
  });
  return form.problem === undefined ? items : [...items, { text: form.problem }];
}

/** Issues as the eye meets their fields; those without a field come last. */
function inPageOrder(issues: readonly InputIssue[], labels: Map<string, string>): InputIssue[] {
  const order = [...labels.keys()];
  const placeOf = (issue: InputIssue) => {
    const name = nameAround(issue.path, labels);
    return name === undefined ? order.length : order.indexOf(name);
  };
  return [...issues].sort((a, b) => placeOf(a) - placeOf(b));
}

/** The nearest asked field around an issue's path. */
function nameAround(path: string, labels: Map<string, string>): string | undefined {
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const name = parts.slice(0, length).join('.');
    if (labels.has(name)) return name;
  }
  return undefined;
}

function useErrorInTitle(hasErrors: boolean): void {
  const { t } = useTranslation();
  const prefix = t('ui:form.title-prefix');
  useEffect(() => {
    if (!hasErrors) return undefined;
    const before = document.title;
    document.title = `${prefix} ${before}`;
    return () => {
      document.title = before;
    };
  }, [hasErrors, prefix]);
}
