// The two people's part: why it cannot wait, and the second person's own proof. No draft is kept of it.
import { useTranslation } from 'react-i18next';
import type { ResidentId, SessionNoteId } from '../../../kernel/ids';
import { LinkButton } from '../../../ui/button';
import { call } from '../../../ui/call';
import { RadioGroup } from '../../../ui/choice';
import { Form, useFormOf } from '../../../ui/form';
import { SecondPerson } from '../../../ui/second-person';
import { TextArea } from '../../../ui/text-field';
import { emergency, type EmergencyNote } from '../contract';
import { EMERGENCY_REASONS } from '../emergency';

interface Props {
  readonly about: { readonly residentId: ResidentId; readonly noteId: SessionNoteId };
  readonly back: string;
  readonly onOpened: (note: EmergencyNote) => void;
}

export function EmergencyForm({ about, back, onOpened }: Props) {
  const { t } = useTranslation();
  const form = useFormOf({
    schema: emergency.open.input,
    start: { ...about, reason: null, words: '', second: { staffCode: '', passphrase: '' } },
    submit: (input) => call(emergency.open, input),
    onDone: onOpened,
    refusalAt: {
      'second-person.same': 'second.staffCode',
      'second-person.not-entitled': 'second.staffCode',
      'emergency.second-not-in-deal': 'second.staffCode',
      'second-person.not-proved': 'second.passphrase',
      'second-person.wait': 'second.passphrase',
    },
  });
  return (
    <Form
      form={form}
      submitLabel={t('emergency:open')}
      problemTitle={t('emergency:not-opened')}
      savesByKey={false}
      secondary={
        <LinkButton kind="quiet" href={back}>
          {t('emergency:cancel')}
        </LinkButton>
      }
    >
      <RadioGroup
        label={t('emergency:reason.label')}
        isRequired
        options={EMERGENCY_REASONS.map((id) => ({ id, text: t(`emergency:reason.${id}`) }))}
        {...form.field('reason')}
      />
      <TextArea
        label={t('emergency:words')}
        why={t('emergency:words-why')}
        rows={4}
        staysHere
        isRequired
        {...form.field('words')}
      />
      <SecondPerson
        why={t('emergency:second-why')}
        code={form.field('second.staffCode')}
        passphrase={form.field('second.passphrase')}
      />
    </Form>
  );
}
