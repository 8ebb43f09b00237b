// The door of every day: a staff code and a passphrase. It never says which of the two was wrong, and deletes nothing.
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf, OutputOf, Progress } from '../../../kernel/operation';
import { Button } from '../../../ui/button';
import { call } from '../../../ui/call';
import { Form, useFormOf } from '../../../ui/form';
import { useFormat } from '../../../ui/format';
import { Text } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { PassphraseField } from '../../../ui/passphrase-field';
import { TextField } from '../../../ui/text-field';
import { type OpenSession, vault } from '../contract';
import { AboutButton } from './about-button';
import { DoorLayout } from './door-layout';
import { isTrouble, type Trouble } from './trouble';
import { type DueUpgrade, UpgradeNotice, UpgradeProgress } from './upgrade-at-the-door';

export interface UnlockProps {
  readonly tools?: ReactNode;
  readonly lastCode: string;
  readonly isTraining: boolean;
  /** One of the two header copies was damaged; the vault still opens. */
  readonly isHeaderWorn: boolean;
  /** Opening this vault brings it up to date. */
  readonly upgrade?: DueUpgrade | undefined;
  /** How this computer keeps the secret that the vault is tied to. */
  readonly device: OutputOf<typeof vault.status>['device'];
  /** What happened before this screen, such as a vault that stopped by itself. */
  readonly news?: ReactNode;
  readonly onVerify?: (() => void) | undefined;
  /** What runs, and on which computer. */
  readonly onAbout?: (() => void) | undefined;
  /** Nobody can get in, but the papers are at hand. */
  readonly onReturn: () => void;
  readonly onChooseFolder: () => void;
  /** For a vault that opens although some of its pages cannot be read. */
  readonly onSalvage?: () => void;
  readonly onTrouble: (trouble: Trouble) => void;
  readonly onOpened: (session: OpenSession) => void;
}

export function Unlock(props: UnlockProps) {
  const { t } = useTranslation();
  return (
    <DoorLayout
      tools={props.tools}
      title={t('vault:unlock.title')}
      lead={props.isTraining ? t('vault:unlock.training') : t('vault:unlock.lead')}
      foot={
        <>
          {props.onVerify === undefined ? null : (
            <Button kind="quiet" size="small" icon="signed" onPress={props.onVerify}>
              {t('vault:unlock.verify')}
            </Button>
          )}
          <Button kind="quiet" size="small" icon="archive" onPress={props.onChooseFolder}>
            {t('vault:folder.choose')}
          </Button>
          <AboutButton onPress={props.onAbout} />
        </>
      }
    >
      {props.news}
      {props.upgrade === undefined ? null : <UpgradeNotice {...props.upgrade} />}
      {props.isHeaderWorn ? <Notice tone="needs" title={t('vault:unlock.worn')} /> : null}
      <UnlockForm {...props} />
      <DeviceLine device={props.device} />
      <details className="door-help">
        <summary>{t('vault:unlock.forgotten')}</summary>
        <p className="field-help">{t('vault:unlock.recovery-route')}</p>
        <Button size="small" onPress={props.onReturn}>
          {t('vault:unlock.papers')}
        </Button>
      </details>
      {props.onSalvage === undefined ? null : (
        <details className="door-help">
          <summary>{t('backups:salvage.when')}</summary>
          <p className="field-help">{t('backups:salvage.when-help')}</p>
          <Button size="small" onPress={props.onSalvage}>
            {t('backups:salvage.title')}
          </Button>
        </details>
      )}
    </DoorLayout>
  );
}

/** How this computer keeps its half of the lock: said here, where one looks when it does not open. */
function DeviceLine({ device }: Pick<UnlockProps, 'device'>) {
  const { t } = useTranslation();
  if (device === 'none' || device === 'typed') return null;
  return (
    <Text tone="muted" size="small">
      {t(`vault:device.kept.${device}`)}
    </Text>
  );
}

function UnlockForm({ lastCode, device, upgrade, onTrouble, onOpened }: UnlockProps) {
  const { t } = useTranslation();
  const wait = useWait();
  const [asksDevice, setAsksDevice] = useState(device === 'typed');
  const [progress, setProgress] = useState<Progress>();
  const form = useFormOf({
    schema: vault.unlock.input,
    start: { staffCode: lastCode, passphrase: '' },
    submit: async (input) => {
      const agreed = upgrade === undefined ? input : { ...input, bringUpToDate: true };
      const asked = await call(vault.unlock, agreed, { onProgress: setProgress });
      setProgress(undefined);
      const answer = atItsField(asked);
      if (answer.kind === 'invalid') setAsksDevice(true);
      const seconds = secondsToWait(answer);
      if (seconds > 0) wait.begin(seconds, input.staffCode);
      if (answer.kind === 'refused' && isTrouble(answer.refusal)) onTrouble(answer.refusal);
      // The waiting line says it better than a list of problems.
      return seconds > 0 ? ({ kind: 'invalid', issues: [] } as const) : answer;
    },
    onDone: onOpened,
  });
  const isWaitingForThis = wait.code === form.values.staffCode;
  return (
    <>
      {isWaitingForThis ? <WaitingLine wait={wait} /> : null}
      <Form
        form={form}
        submitLabel={t(upgrade === undefined ? 'vault:unlock.open' : 'vault:upgrade.open')}
        savesByKey={false}
        retry="passphrase"
        canSend={wait.left === 0 || !isWaitingForThis}
      >
        <TextField
          label={t('vault:manager.code')}
          kind="code"
          autoFocus={lastCode === ''}
          {...form.field('staffCode')}
        />
        <PassphraseField
          label={t('vault:manager.passphrase')}
          autoFocus={lastCode !== ''}
          {...form.field('passphrase')}
        />
        {asksDevice ? (
          <TextField
            label={t('vault:device.code')}
            kind="code"
            isRequired
            help={t('vault:device.code-help')}
            {...form.field('deviceCode')}
          />
        ) : null}
        {progress === undefined ? null : <UpgradeProgress {...progress} />}
      </Form>
    </>
  );
}

const ABOUT_DEVICE: readonly string[] = [
  'vault.device-secret-needed',
  'vault.device-secret-wrong',
  'vault.recovery-length-wrong',
  'vault.recovery-group-wrong',
];

/** What is wrong with the device code, or that it is missing, is said at its field. */
function atItsField(answer: AnswerOf<typeof vault.unlock>): AnswerOf<typeof vault.unlock> {
  if (answer.kind !== 'refused' || !ABOUT_DEVICE.includes(answer.refusal.code)) return answer;
  return { kind: 'invalid', issues: [{ path: 'deviceCode', ...answer.refusal }] };
}

function secondsToWait(answer: AnswerOf<typeof vault.unlock>): number {
  if (answer.kind !== 'refused' || answer.refusal.code !== 'vault.wait') return 0;
  return Number(answer.refusal.details?.['seconds'] ?? 0);
}

interface Wait {
  /** Seconds still to wait; 0 when one may try. */
  readonly left: number;
  readonly whole: number;
  /** Whose code must wait; another may try. */
  readonly code: string | undefined;
  readonly isOver: boolean;
  readonly begin: (seconds: number, code: string) => void;
}

function useWait(): Wait {
  const [whole, setWhole] = useState(0);
  const [left, setLeft] = useState(0);
  const [code, setCode] = useState<string | undefined>();
  const isWaiting = left > 0;
  useEffect(() => {
    if (!isWaiting) return undefined;
    const beat = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1000);
    return () => clearInterval(beat);
  }, [isWaiting]);
  return {
    left,
    whole,
    code,
    isOver: whole > 0 && left === 0,
    begin: (seconds, forCode) => {
      setCode(forCode);
      setWhole(seconds);
      setLeft(seconds);
    },
  };
}

/** The beginning and the end are read aloud; the seconds in between are only to be seen. */
function WaitingLine({ wait }: { readonly wait: Wait }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (wait.whole === 0) return <div role="status" />;
  if (wait.isOver) {
    return (
      <div role="status">
        <Notice tone="done" title={t('vault:unlock.wait-over')} />
      </div>
    );
  }
  const time = format.duration(wait.whole * 1000);
  return (
    <>
      <div role="status" className="visually-hidden">
        {t('vault:unlock.wait', { time })}
      </div>
      <div aria-hidden="true">
        <Notice
          tone="info"
          title={t('vault:unlock.wait', { time: format.duration(wait.left * 1000) })}
        >
          {t('vault:unlock.wait-why')}
        </Notice>
      </div>
    </>
  );
}
