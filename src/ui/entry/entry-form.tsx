// Writing an entry and correcting one: the same questions in the same order; a correction asks why as well.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../kernel/operation';
import { dayToCome } from '../../kernel/entry/day-to-come';
import type { ResidentLabel } from '../../kernel/resident-label';
import type { z } from 'zod';
import { DraftedForm, useDraftedForm } from '../drafted-form';
import { Fieldset } from '../fieldset';
import type { FormOf } from '../form';
import { useFormat } from '../format';
import { Stack } from '../layout';
import { useGo } from '../navigate';
import { TextArea } from '../text-field';
import { EntryField } from './entry-field';
import type { AnyScreen } from './entry-screen';
import { useEntryWords } from './entry-words';

export interface EntryFormProps {
  readonly screen: AnyScreen;
  readonly schema: z.ZodType;
  readonly start: Readonly<Record<string, unknown>>;
  readonly submit: (input: unknown) => Promise<Answer<unknown>>;
  readonly draft: { readonly form: string; readonly subjectId: string };
  readonly backTo: string;
  readonly chosen?: ResidentLabel | null;
  /** Left out where a new entry is written. */
  readonly isCorrection?: boolean;
  readonly above?: ReactNode;
}

export function EntryForm(props: EntryFormProps) {
  const { screen, draft: place, backTo, isCorrection = false } = props;
  const { t } = useTranslation();
  const go = useGo();
  const words = useEntryWords(screen);
  const { today } = useFormat();
  const { form, draft } = useDraftedForm(place, {
    schema: props.schema,
    start: props.start as never,
    submit: props.submit,
    onDone: (value) => go(isCorrection ? backTo : `${backTo}#${idIn(value)}`),
    saved: t(isCorrection ? 'ui:entry.corrected' : 'ui:entry.noted', { what: words.text('one') }),
    refusalAt: (code, input) =>
      code === 'entry.day-in-future' ? dayToCome(screen.kind, input as never, today) : undefined,
  });
  const groups = screen.groups.map(({ id, fields }) => ({
    id,
    fields: fields.filter((field) => !(isCorrection && field === 'residentId')),
  }));
  return (
    <DraftedForm
      form={form}
      draft={draft}
      submitLabel={isCorrection ? t('ui:entry.correct') : t('ui:entry.save')}
      back={{ href: backTo }}
    >
      {groups
        .filter(({ fields }) => fields.length > 0)
        .map(({ id, fields }) => {
          const asked = fields.map((field) => (
            <EntryField
              key={field}
              screen={screen}
              words={words}
              field={field}
              asked={askedOf(form, field)}
              chosen={props.chosen ?? null}
            />
          ));
          return id === undefined ? (
            <Stack key={fields.join()}>{asked}</Stack>
          ) : (
            <Fieldset key={id} title={words.text(`group.${id}`)}>
              {asked}
            </Fieldset>
          );
        })}
      {isCorrection ? (
        <TextArea
          label={t('ui:entry.reason')}
          help={t('ui:entry.reason-help')}
          rows={2}
          isRequired
          {...reasonOf(form)}
        />
      ) : null}
    </DraftedForm>
  );
}

function askedOf(form: FormOf, field: string) {
  const bound = form.field(field as never);
  const values = form.values as Readonly<Record<string, unknown>>;
  return {
    name: bound.name,
    value: bound.value as unknown,
    error: bound.error,
    onChange: (value: unknown) => form.set(field as never, value),
    values,
  };
}

/** The row of what was just written: the list lands on it. */
function idIn(value: unknown): string {
  return typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : '';
}

function reasonOf(form: FormOf) {
  const { value, ...asked } = askedOf(form, 'reason');
  return { ...asked, value: typeof value === 'string' ? value : '' };
}
