// Who is let in again: somebody who has a code here, or a new manager; with a new passphrase of their own.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { passphraseProblem } from '../../../kernel/passphrase';
import { RadioGroup } from '../../../ui/choice';
import { call } from '../../../ui/call';
import { Form, useFormOf } from '../../../ui/form';
import { NewPassphrase } from '../../../ui/new-passphrase';
import { Notice } from '../../../ui/notice';
import { OwnWords } from '../../../ui/own-words';
import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import { recovery } from '../../recovery';
import { newStaffCode } from '../contract';
import type { OutputOf } from '../../../kernel/operation';
import type { PapersShown } from '../papers';

const personSchema = z
  .object({
    kind: z.enum(['known', 'new-manager']),
    known: z.string().nullish(),
    newCode: z.string(),
    passphrase: z.string(),
    again: z.string(),
    deviceCode: z.string(),
  })
  .superRefine((given, context) => {
    const add = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (given.kind === 'known' && (given.known ?? '') === '') add('known', 'choice.invalid');
    const code = newStaffCode.safeParse(given.newCode);
    if (given.kind === 'new-manager' && !code.success) {
      add('newCode', code.error.issues[0]?.message ?? 'staff.code-characters');
    }
    const problem = passphraseProblem(given.passphrase);
    if (problem !== undefined) add('passphrase', problem);
    if (given.again !== given.passphrase) add('again', 'vault.passphrase-differs');
  });

export type Visit = OutputOf<typeof recovery.begin>;

export interface ReturnPersonProps {
  readonly visit: Visit;
  readonly secondary: ReactNode;
  readonly onPapers: (papers: PapersShown) => void;
  readonly onOver: () => void;
}

export function ReturnPerson({ visit, secondary, onPapers, onOver }: ReturnPersonProps) {
  const { t } = useTranslation();
  const form = useFormOf({
    schema: personSchema,
    start: {
      kind: 'known',
      known: null,
      newCode: '',
      passphrase: '',
      again: '',
      deviceCode: '',
    },
    submit: async (given) => {
      const answer = await call(recovery.prepare, inputOf(visit.visit, given));
      if (answer.kind === 'refused' && answer.refusal.code === 'vault.ceremony-over') onOver();
      return answer;
    },
    onDone: onPapers,
    refusalAt: {
      'vault.person-unknown': 'known',
      'vault.staff-code-taken': 'newCode',
      'vault.passphrase-too-weak': 'passphrase',
      'vault.device-secret-wrong': 'deviceCode',
      'vault.recovery-length-wrong': 'deviceCode',
      'vault.recovery-group-wrong': 'deviceCode',
    },
  });
  return (
    <Form
      form={form}
      submitLabel={t('vault:return.make-keys')}
      savesByKey={false}
      secondary={secondary}
    >
      <RadioGroup
        label={t('vault:return.who')}
        options={[
          { id: 'known', text: t('vault:return.known') },
          {
            id: 'new-manager',
            text: t('vault:return.new-manager'),
            help: t('vault:return.new-manager-help'),
          },
        ]}
        {...form.field('kind')}
      />
      {form.values.kind === 'new-manager' ? (
        <TextField
          label={t('vault:manager.code')}
          kind="code"
          isRequired
          help={t('vault:manager.code-help')}
          {...form.field('newCode')}
        />
      ) : (
        <Select
          label={t('vault:manager.code')}
          isRequired
          options={visit.staff.map(({ code }) => ({ id: code, text: code }))}
          {...form.field('known')}
        />
      )}
      <OwnWords words={[form.values.newCode ?? '', ...visit.staff.map(({ code }) => code)]}>
        <NewPassphrase
          label={t('vault:return.passphrase')}
          passphrase={form.field('passphrase')}
          again={form.field('again')}
        />
      </OwnWords>
      {visit.device === 'missing' ? (
        <>
          <Notice tone="needs" title={t('vault:return.device-title')}>
            {t('vault:return.device')}
          </Notice>
          <TextField
            label={t('vault:device.code')}
            kind="code"
            width="full"
            {...form.field('deviceCode')}
          />
        </>
      ) : null}
    </Form>
  );
}

function inputOf(visit: string, given: z.output<typeof personSchema>) {
  const person =
    given.kind === 'known'
      ? { kind: given.kind, code: given.known ?? '' }
      : { kind: given.kind, code: given.newCode };
  const deviceCode = given.deviceCode.trim();
  return {
    visit,
    person,
    passphrase: given.passphrase,
    ...(deviceCode === '' ? {} : { deviceCode }),
  };
}
