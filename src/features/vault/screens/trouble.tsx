// When a vault cannot be opened although nobody mistyped: what is wrong, what is safe, and every way on as a control.
// Nothing here deletes.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../../kernel/result';
import { Code } from '../../../ui/bidi';
import { Button } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { Text } from '../../../ui/layout';
import type { UPGRADE_TROUBLES, VAULT_TROUBLES } from '../contract';
import { versionSentence } from '../other-format';
import { AboutButton } from './about-button';
import { DoorLayout } from './door-layout';

type VaultTrouble = (typeof VAULT_TROUBLES | typeof UPGRADE_TROUBLES)[number];

export type TroubleStep = 'restore' | 'salvage' | 'again' | 'folder';

interface Known {
  /** What the worker reads out to IT; a number is never given to another trouble. */
  readonly number: number;
  /** Ways on, the best one first. */
  readonly steps: readonly TroubleStep[];
}

const KNOWN = {
  'vault.header-missing': { number: 1, steps: ['restore', 'folder', 'again'] },
  'vault.header-damaged': { number: 2, steps: ['restore', 'folder', 'again'] },
  'vault.header-forged': { number: 3, steps: ['restore', 'folder', 'again'] },
  'vault.newer-format': { number: 4, steps: ['folder', 'again', 'restore'] },
  'vault.none': { number: 5, steps: ['folder', 'again'] },
  'vault.parameters-refused': { number: 6, steps: ['restore', 'folder', 'again'] },
  'vault.crypto-self-test-failed': { number: 7, steps: ['again'] },
  'database.missing': { number: 8, steps: ['restore', 'folder', 'again'] },
  'database.in-use': { number: 9, steps: ['again', 'folder'] },
  'database.damaged': { number: 10, steps: ['salvage', 'restore', 'folder', 'again'] },
  'database.keyring-damaged': { number: 11, steps: ['restore', 'salvage', 'folder', 'again'] },
  'database.newer-than-app': { number: 12, steps: ['folder', 'again'] },
  'database.edited-migration': { number: 13, steps: ['again', 'folder'] },
  'vault.no-room': { number: 14, steps: ['again', 'folder'] },
  'vault.cannot-write': { number: 15, steps: ['folder', 'again'] },
  'vault.damaged': { number: 16, steps: ['salvage', 'restore', 'again'] },
  'vault.lies-on-network': { number: 17, steps: ['folder', 'again'] },
  'vault.older-format': { number: 18, steps: ['folder', 'again'] },
  'vault.upgrade-no-room': { number: 19, steps: ['again', 'folder'] },
  'vault.upgrade-differs': { number: 20, steps: ['again', 'folder'] },
} as const satisfies Readonly<Record<VaultTrouble | 'vault.damaged', Known>>;

export type TroubleCode = keyof typeof KNOWN;
export type Trouble = Refusal<TroubleCode>;
export const TROUBLES = Object.keys(KNOWN) as readonly TroubleCode[];

export function isTrouble(refusal: Refusal): refusal is Trouble {
  return TROUBLES.some((code) => code === refusal.code);
}

export interface TroubleScreenProps {
  readonly tools?: ReactNode;
  readonly trouble: Trouble;
  readonly folder: string;
  readonly onAbout?: () => void;
  readonly onStep: (step: TroubleStep) => void;
}

export function TroubleScreen(props: TroubleScreenProps) {
  const { tools, trouble, folder, onStep } = props;
  const { t } = useTranslation();
  const key = trouble.code.replace('.', '-');
  return (
    <DoorLayout
      tools={tools}
      title={t(`vault:trouble.${key}.title`)}
      width="wide"
      foot={props.onAbout === undefined ? undefined : <AboutButton onPress={props.onAbout} />}
    >
      <div role="status">
        <p>{t(`errors:${trouble.code}`, { ...trouble.details })}</p>
        <WhichKanaf {...trouble} />
      </div>
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
      <Steps code={trouble.code} onStep={onStep} />
      <ForIt trouble={trouble} folder={folder} />
    </DoorLayout>
  );
}

/** Another format is a matter of the right program: which one, where that is known. */
function WhichKanaf({ code, details }: Trouble) {
  const { t } = useTranslation();
  const version = details?.['version'];
  const sentence = version === undefined ? undefined : versionSentence(code);
  return sentence === undefined ? null : <p>{t(`errors:${sentence}`, { version })}</p>;
}

const ICONS = {
  restore: 'history',
  salvage: 'shield',
  folder: 'archive',
  again: undefined,
} as const;

function Steps({
  code,
  onStep,
}: Pick<TroubleScreenProps, 'onStep'> & { readonly code: TroubleCode }) {
  const { t } = useTranslation();
  const words: Readonly<Record<TroubleStep, string>> = {
    restore: t('backups:restore.title'),
    salvage: t('backups:salvage.title'),
    folder: t('vault:folder.choose'),
    again: code === 'vault.damaged' ? t('vault:trouble.to-door') : t('ui:try-again'),
  };
  const help = (step: TroubleStep): string =>
    step === 'again' && code === 'vault.damaged'
      ? t('vault:trouble.step.door')
      : t(`vault:trouble.step.${step}`);
  return (
    <ul className="trouble-steps">
      {KNOWN[code].steps.map((step, nth) => (
        <li key={step}>
          <Button
            kind={nth === 0 ? 'primary' : 'plain'}
            icon={ICONS[step]}
            onPress={() => onStep(step)}
          >
            {words[step]}
          </Button>
          <span className="field-help">{help(step)}</span>
        </li>
      ))}
    </ul>
  );
}

function ForIt({ trouble, folder }: { readonly trouble: Trouble; readonly folder: string }) {
  const { t } = useTranslation();
  const { code, details } = trouble;
  const what = details?.['what'];
  const number = String(KNOWN[code].number).padStart(2, '0');
  return (
    <div className="trouble-for-it">
      <p>
        {t('vault:trouble.for-it')} <Code>{`T-${number}`}</Code>
      </p>
      <Text tone="muted" size="small">
        <Code>{code}</Code> · {what === undefined ? null : <Code>{what}</Code>}
        {what === undefined ? null : ' · '}
        <Code>{folder}</Code>
      </Text>
    </div>
  );
}
