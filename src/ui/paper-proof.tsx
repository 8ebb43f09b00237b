// Proves that papers are at hand: the whole code, or two of three cards, in digits or in words.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { Answer } from '../kernel/operation';
import { RadioGroup } from './choice';
import { Form, useFormOf } from './form';
import { useFormat } from './format';
import { Notice } from './notice';
import { TextArea } from './text-field';

export type PaperProofGiven =
  | { readonly kind: 'code'; readonly typed: string }
  | { readonly kind: 'cards'; readonly first: string; readonly second: string };

const proofSchema = z
  .object({
    kind: z.enum(['code', 'cards']),
    typed: z.string(),
    first: z.string(),
    second: z.string(),
  })
  .superRefine((given, context) => {
    const asked = given.kind === 'code' ? (['typed'] as const) : (['first', 'second'] as const);
    for (const field of asked) {
      if (given[field].trim() !== '') continue;
      context.addIssue({ code: 'custom', path: [field], message: 'text.missing' });
    }
  });

export interface PaperProofProps<Value> {
  readonly submitLabel: string;
  readonly secondary?: ReactNode;
  readonly prove: (proof: PaperProofGiven) => Promise<Answer<Value>>;
  readonly onProved: (value: Value) => void;
}

export function PaperProof<Value>({
  submitLabel,
  secondary,
  prove,
  onProved,
}: PaperProofProps<Value>) {
  const { t } = useTranslation();
  const format = useFormat();
  const form = useFormOf({
    schema: proofSchema,
    start: { kind: 'code', typed: '', first: '', second: '' },
    submit: async ({ kind: way, typed, first, second }) =>
      way === 'code'
        ? atItsField(await prove({ kind: way, typed }), 'typed')
        : atItsField(await prove({ kind: way, first, second }), 'second'),
    onDone: onProved,
  });
  const { kind } = form.values;
  return (
    <Form form={form} submitLabel={submitLabel} savesByKey={false} secondary={secondary}>
      <RadioGroup
        label={t('ui:paper.which')}
        direction="row"
        options={[
          { id: 'code', text: t('ui:paper.way.code') },
          { id: 'cards', text: t('ui:paper.way.cards') },
        ]}
        {...form.field('kind')}
      />
      <Notice>{t('ui:paper.how-to-type')}</Notice>
      {kind === 'cards' ? (
        <>
          <TextArea
            label={t('ui:paper.card', { number: format.number(1) })}
            isCode
            isRequired
            {...form.field('first')}
          />
          <TextArea
            label={t('ui:paper.card', { number: format.number(2) })}
            isCode
            isRequired
            {...form.field('second')}
          />
        </>
      ) : (
        <TextArea label={t('ui:paper.code')} isCode isRequired {...form.field('typed')} />
      )}
    </Form>
  );
}

const ABOUT_A_PAPER = /^vault\.(?:recovery|card-|cards-same|cards-of)/u;

/** What is wrong with one paper is said at its field; a pause or a fault stands above the form. */
function atItsField<Value>(answer: Answer<Value>, usual: 'typed' | 'second'): Answer<Value> {
  if (answer.kind !== 'refused' || !ABOUT_A_PAPER.test(answer.refusal.code)) return answer;
  const path = answer.refusal.details?.['card'] === 1 ? 'first' : usual;
  return { kind: 'invalid', issues: [{ path, ...answer.refusal }] };
}
