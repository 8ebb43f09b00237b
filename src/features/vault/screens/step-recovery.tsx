// The recovery code: shown once, written on paper, and proved by typing a part of it back. Without that proof nothing is finished.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { writeDigits } from '../../../kernel/digits';
import type { AnswerOf, OutputOf } from '../../../kernel/operation';
import { Button } from '../../../ui/button';
import { call, useCommand } from '../../../ui/call';
import { Form, useFormOf } from '../../../ui/form';
import { useFormat } from '../../../ui/format';
import { Stack } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { Loading } from '../../../ui/progress-bar';
import { TextField } from '../../../ui/text-field';
import { vault } from '../contract';
import type { FoundInput } from './first-run-answers';

export type Ceremony = OutputOf<typeof vault.found>;

export interface StepRecoveryProps {
  readonly input: FoundInput;
  readonly ceremony: Ceremony | undefined;
  readonly onCeremony: (ceremony: Ceremony | undefined) => void;
  readonly onConfirmed: () => void;
  readonly onBack: () => void;
}

export function StepRecovery(props: StepRecoveryProps) {
  const { ceremony, onCeremony, input } = props;
  const [isTyping, setTyping] = useState(false);
  const founding = useCommand(vault.found);
  const { run } = founding;
  const asked = useRef<FoundInput | undefined>(undefined);
  useEffect(() => {
    if (ceremony !== undefined || asked.current === input) return;
    asked.current = input;
    void run(input).then((answer) => {
      if (answer.kind === 'done') onCeremony(answer.value);
    });
  }, [ceremony, input, onCeremony, run]);
  if (ceremony === undefined) {
    return (
      <Founding problem={founding.problem} onBack={props.onBack} onAgain={() => void again()} />
    );
  }
  if (isTyping) {
    return (
      <TypeBack
        ceremony={ceremony}
        onConfirmed={props.onConfirmed}
        onShow={() => setTyping(false)}
        onOver={() => {
          asked.current = undefined;
          setTyping(false);
          onCeremony(undefined);
        }}
      />
    );
  }
  return (
    <RecoverySheet ceremony={ceremony} onWritten={() => setTyping(true)} onBack={props.onBack} />
  );

  async function again(): Promise<void> {
    const answer = await run(input);
    if (answer.kind === 'done') onCeremony(answer.value);
  }
}

interface FoundingProps {
  readonly problem: string | undefined;
  readonly onAgain: () => void;
  readonly onBack: () => void;
}

function Founding({ problem, onAgain, onBack }: FoundingProps) {
  const { t } = useTranslation();
  if (problem === undefined) return <Loading label={t('vault:recovery.making')} />;
  return (
    <Stack>
      <Notice tone="needs" title={problem} isLive>
        {t('vault:recovery.nothing-written')}
      </Notice>
      <div className="form-actions">
        <Button kind="primary" onPress={onAgain}>
          {t('ui:try-again')}
        </Button>
        <Button kind="quiet" onPress={onBack}>
          {t('vault:first.back')}
        </Button>
      </div>
    </Stack>
  );
}

interface SheetProps {
  readonly ceremony: Ceremony;
  readonly onWritten: () => void;
  readonly onBack: () => void;
}

function RecoverySheet({ ceremony, onWritten, onBack }: SheetProps) {
  const { t } = useTranslation();
  return (
    <Stack gap="l">
      <Notice tone="needs" title={t('vault:recovery.keep-title')}>
        {t('vault:recovery.keep')}
      </Notice>
      <ol className="recovery-sheet" aria-label={t('vault:recovery.groups')}>
        {ceremony.groups.map((digits, index) => (
          <Group key={`${index}-${digits}`} number={index + 1} digits={digits} />
        ))}
      </ol>
      <div className="form-actions">
        <Button kind="primary" onPress={onWritten}>
          {t('vault:recovery.written')}
        </Button>
        <Button icon="print" onPress={() => window.print()}>
          {t('vault:recovery.print')}
        </Button>
        <Button kind="quiet" onPress={onBack}>
          {t('vault:first.back')}
        </Button>
      </div>
    </Stack>
  );
}

function Group({ number, digits }: { readonly number: number; readonly digits: string }) {
  const format = useFormat();
  const usual = format.digits(digits);
  const other = usual === digits ? writeDigits(digits, 'arab') : digits;
  return (
    <li className="recovery-group">
      <span className="recovery-number">{format.number(number)}</span>
      <span className="recovery-digits">
        <bdi dir="ltr" className="recovery-main">
          {usual}
        </bdi>
        <bdi dir="ltr" className="recovery-other" aria-hidden="true">
          {other}
        </bdi>
      </span>
    </li>
  );
}

interface TypeBackProps {
  readonly ceremony: Ceremony;
  readonly onConfirmed: () => void;
  readonly onShow: () => void;
  readonly onOver: () => void;
}

const typedSchema = z.object({ typed: z.array(z.string().min(1, { message: 'text.missing' })) });

function TypeBack({ ceremony, onConfirmed, onShow, onOver }: TypeBackProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const form = useFormOf({
    schema: typedSchema,
    start: { typed: ceremony.asked.map(() => '') },
    submit: async ({ typed }) => {
      const answer = await call(vault.confirmRecovery, { ceremony: ceremony.ceremony, typed });
      if (answer.kind === 'refused' && answer.refusal.code === 'vault.ceremony-over') onOver();
      return atItsGroup(answer, ceremony.asked);
    },
    onDone: onConfirmed,
  });
  return (
    <Form
      form={form}
      submitLabel={t('vault:recovery.check')}
      savesByKey={false}
      secondary={
        <Button kind="quiet" onPress={onShow}>
          {t('vault:recovery.show')}
        </Button>
      }
    >
      <p>{t('vault:recovery.type-back')}</p>
      {ceremony.asked.map((number, index) => (
        <TextField
          key={number}
          label={t('vault:recovery.group', { number: format.number(number) })}
          kind="code"
          width="short"
          isRequired
          {...form.field(`typed.${index}`)}
        />
      ))}
    </Form>
  );
}

/** A wrong group is named at its own field. */
function atItsGroup(
  answer: AnswerOf<typeof vault.confirmRecovery>,
  asked: readonly number[],
): AnswerOf<typeof vault.confirmRecovery> {
  if (answer.kind !== 'refused' || answer.refusal.code !== 'vault.recovery-mismatch') return answer;
  const group = Number(answer.refusal.details?.['group'] ?? 0);
  const path = `typed.${Math.max(0, asked.indexOf(group))}`;
  return { kind: 'invalid', issues: [{ path, code: answer.refusal.code, details: { group } }] };
}
