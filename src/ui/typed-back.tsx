// The proof that a paper is right: some of its parts are typed from it, each at a field of its own.
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { Answer } from '../kernel/operation';
import { Button } from './button';
import { Form, useFormOf } from './form';
import { TextField } from './text-field';

export interface TypedBackProps {
  /** Labels of the parts asked for, in order. */
  readonly parts: readonly string[];
  readonly lead: string;
  readonly submitLabel: string;
  readonly showLabel: string;
  readonly onShow: () => void;
  /** Checks what was typed; `fieldOf` names the field (from 0) a refusal is about. */
  readonly check: (typed: string[]) => Promise<Answer<unknown>>;
  readonly fieldOf: (details: Readonly<Record<string, string | number>>) => number;
  readonly onDone: () => void;
}

const typedSchema = z.object({ typed: z.array(z.string().min(1, { message: 'text.missing' })) });

export function TypedBack(props: TypedBackProps) {
  const { t } = useTranslation();
  const form = useFormOf({
    schema: typedSchema,
    start: { typed: props.parts.map(() => '') },
    submit: async ({ typed }) => atItsField(await props.check(typed), props.fieldOf),
    onDone: props.onDone,
  });
  return (
    <Form
      form={form}
      submitLabel={props.submitLabel}
      savesByKey={false}
      secondary={
        <Button kind="quiet" onPress={props.onShow}>
          {props.showLabel}
        </Button>
      }
    >
      <p>{props.lead}</p>
      <p className="field-help">{t('ui:paper.either-form')}</p>
      {props.parts.map((label, index) => (
        <TextField
          key={label}
          label={label}
          kind="code"
          width="short"
          isRequired
          {...form.field(`typed.${index}`)}
        />
      ))}
    </Form>
  );
}

/** A wrong part is named at its own field; any other refusal stands above the form. */
function atItsField(answer: Answer<unknown>, fieldOf: TypedBackProps['fieldOf']): Answer<unknown> {
  if (answer.kind !== 'refused' || answer.refusal.details === undefined) return answer;
  const { code, details } = answer.refusal;
  return { kind: 'invalid', issues: [{ path: `typed.${fieldOf(details)}`, code, details }] };
}
