// The questions of a session note, for writing one and for correcting one.
import { useTranslation } from 'react-i18next';
import { RadioGroup } from '../../../ui/choice';
import { DateField } from '../../../ui/date-field';
import type { BoundField } from '../../../ui/form';
import { TextArea } from '../../../ui/text-field';
import { SESSION_KINDS, type SessionKind } from '../session-note';

interface NoteFieldsProps {
  readonly heldOn: BoundField<string>;
  readonly kind: BoundField<SessionKind>;
  readonly note: BoundField<string>;
}

export function NoteFields({ heldOn, kind, note }: NoteFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <DateField label={t('session-notes:held-on')} isRequired {...heldOn} />
      <RadioGroup
        label={t('session-notes:kind-of')}
        isRequired
        direction="row"
        options={SESSION_KINDS.map((id) => ({ id, text: t(`session-notes:kind.${id}`) }))}
        {...kind}
      />
      <TextArea
        label={t('session-notes:note')}
        why={t('session-notes:note-why')}
        rows={12}
        staysHere
        isRequired
        {...note}
      />
    </>
  );
}
