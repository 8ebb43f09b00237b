// Quick hide (F9): the session goes on behind an empty page, and only its own passphrase brings it back.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { vault } from '../../features/vault/contract';
import { Button } from '../../ui/button';
import { call } from '../../ui/call';
import { Form, useFormOf } from '../../ui/form';
import { useOnlyShortcuts } from '../../ui/keyboard';
import { PassphraseField } from '../../ui/passphrase-field';
import { NeutralSheet } from './neutral-sheet';

export interface HideSheetProps {
  readonly onReturn: () => void;
  readonly onLock: () => void;
}

export function HideSheet({ onReturn, onLock }: HideSheetProps) {
  const [isAsking, setAsking] = useState(false);
  useOnlyShortcuts({
    'Ctrl+Shift+L': onLock,
    ...(isAsking ? { Escape: () => setAsking(false), F9: () => setAsking(false) } : {}),
  });
  return (
    <NeutralSheet onTouched={() => setAsking(true)}>
      {isAsking ? <ReturnForm onReturn={onReturn} onLock={onLock} /> : undefined}
    </NeutralSheet>
  );
}

/** Nobody typed a code here, so the sentence of the door would mislead. */
const NOT_RIGHT = {
  kind: 'invalid',
  issues: [{ path: '', code: 'vault.passphrase-not-right' }],
} as const;

function ReturnForm({ onReturn, onLock }: HideSheetProps) {
  const { t } = useTranslation();
  const form = useFormOf({
    schema: vault.confirmIdentity.input,
    start: { passphrase: '' },
    submit: async (input) => {
      const answer = await call(vault.confirmIdentity, input);
      const isWrong = answer.kind === 'refused' && answer.refusal.code === 'vault.wrong-passphrase';
      return isWrong ? NOT_RIGHT : answer;
    },
    onDone: onReturn,
  });
  return (
    <div className="neutral-form">
      <Form
        form={form}
        submitLabel={t('vault:hide.return')}
        savesByKey={false}
        retry="passphrase"
        secondary={
          <Button kind="quiet" onPress={onLock}>
            {t('vault:hide.lock')}
          </Button>
        }
      >
        <PassphraseField
          label={t('vault:manager.passphrase')}
          autoFocus
          {...form.field('passphrase')}
        />
      </Form>
    </div>
  );
}
