// When a vault cannot be opened although nobody mistyped: what is wrong, what is safe, what to do next. Nothing here deletes.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../../kernel/result';
import { Code } from '../../../ui/bidi';
import { Button } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { Text } from '../../../ui/layout';
import { VAULT_TROUBLES } from '../contract';
import { DoorLayout } from './door-layout';

export type TroubleCode = (typeof VAULT_TROUBLES)[number];
export type Trouble = Refusal<TroubleCode>;

export function isTrouble(refusal: Refusal): refusal is Trouble {
  return VAULT_TROUBLES.some((code) => code === refusal.code);
}

export interface TroubleScreenProps {
  readonly tools?: ReactNode;
  readonly trouble: Trouble;
  readonly folder: string;
  readonly onAgain: () => void;
  readonly onChooseFolder: () => void;
  /** Offered where the files are damaged: what can be read comes into a new folder. */
  readonly onSalvage?: () => void;
}

export function TroubleScreen(props: TroubleScreenProps) {
  const { t } = useTranslation();
  const key = props.trouble.code.replace('.', '-');
  return (
    <DoorLayout tools={props.tools} title={t(`vault:trouble.${key}.title`)} width="narrow">
      <p role="status">{t(`errors:${props.trouble.code}`, { ...props.trouble.details })}</p>
      <ul className="door-list">
        <li>
          <Icon name="shield" />
          <span>{t(`vault:trouble.${key}.safe`)}</span>
        </li>
        <li>
          <Icon name="forward" />
          <span>{t(`vault:trouble.${key}.next`)}</span>
        </li>
      </ul>
      <Text tone="muted" size="small">
        {t('vault:trouble.reference')} <Code>{props.trouble.code}</Code> ·{' '}
        <Code>{props.folder}</Code>
      </Text>
      <div className="form-actions">
        <Button kind="primary" onPress={props.onAgain}>
          {t('ui:try-again')}
        </Button>
        <Button onPress={props.onChooseFolder}>{t('vault:folder.choose')}</Button>
        {props.onSalvage === undefined ? null : (
          <Button icon="shield" onPress={props.onSalvage}>
            {t('backups:salvage.title')}
          </Button>
        )}
      </div>
    </DoorLayout>
  );
}
