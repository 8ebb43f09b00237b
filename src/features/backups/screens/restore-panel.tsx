// Restoring before anybody has come in: choose the medium, choose the day, prove who you are. Unlocking comes after.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../kernel/operation';
import { useAnswerText } from '../../../ui/answer-text';
import { Code } from '../../../ui/bidi';
import { Button } from '../../../ui/button';
import { call, useCommand } from '../../../ui/call';
import { RadioGroup } from '../../../ui/choice';
import { Form, useFormOf } from '../../../ui/form';
import { useFormat } from '../../../ui/format';
import { Section, Stack, Text } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { shell } from '../../../ui/shell';
import { backups } from '../contract';
import { BackupProgress } from './backup-progress';
import { atDeviceCode } from './device-code-issue';
import { useHeldFiles } from './held-files';
import { useStop } from './stop';
import { WhoOpens } from './who-opens';

type Looked = OutputOf<typeof backups.look>;
type Restored = OutputOf<typeof backups.restore>;
type Progress = Parameters<typeof BackupProgress>[0]['progress'];

export interface RestorePanelProps {
  /** A vault that does not open lies in the folder: the restored one comes into a new folder beside it. */
  readonly isBeside: boolean;
  /** The vault's folder now holds a vault: the door can be knocked at. */
  readonly onRestored: () => void;
}

export function RestorePanel({ isBeside, onRestored }: RestorePanelProps) {
  const { t } = useTranslation();
  const look = useCommand(backups.look);
  const [looked, setLooked] = useState<Looked | undefined>();
  const [restored, setRestored] = useState<Restored | undefined>();
  const choose = async (): Promise<void> => {
    const folder = await shell()?.ask({ kind: 'choose-folder', purpose: 'export' });
    if (folder === undefined || folder === null) return;
    setLooked(undefined);
    const answer = await look.run({ folderToken: folder.token });
    if (answer.kind === 'done') setLooked(answer.value);
  };
  if (restored !== undefined) return <Done {...{ restored, isBeside, onRestored }} />;
  return (
    <Stack gap="l">
      <Text>{t(isBeside ? 'backups:restore.lead-beside' : 'backups:restore.lead')}</Text>
      <div>
        <Button
          kind={looked === undefined ? 'primary' : 'plain'}
          icon="archive"
          isPending={look.isPending}
          onPress={() => void choose()}
        >
          {t(looked === undefined ? 'backups:restore.choose' : 'backups:restore.choose-other')}
        </Button>
      </div>
      {look.problem === undefined ? null : <Notice tone="needs" title={look.problem} isLive />}
      {looked === undefined ? null : <RestoreForm {...{ looked, isBeside }} onDone={setRestored} />}
    </Stack>
  );
}

function goOnThere(): void {
  void shell()?.ask({ kind: 'move-to-made' });
}

interface Option {
  readonly id: string;
  readonly place: string;
  readonly number: number;
  readonly text: string;
  readonly help: string;
}

function useOptions({ vaults }: Looked): readonly Option[] {
  const { t } = useTranslation();
  const format = useFormat();
  return vaults.flatMap((one) =>
    one.backups.map(({ number, madeAt, bytes }) => ({
      id: `${one.place} ${number}`,
      place: one.place,
      number,
      text: format.instant(madeAt),
      help: [
        format.bytes(bytes),
        one.training ? t('backups:restore.training') : '',
        vaults.length > 1 ? one.place : '',
      ]
        .filter((part) => part !== '')
        .join(' – '),
    })),
  );
}

const formSchema = backups.restore.input.pick({
  staffCode: true,
  passphrase: true,
  deviceCode: true,
});

function RestoreForm({
  looked,
  isBeside,
  onDone,
}: {
  readonly looked: Looked;
  readonly isBeside: boolean;
  readonly onDone: (restored: Restored) => void;
}) {
  const { t } = useTranslation();
  const options = useOptions(looked);
  const [picked, setPicked] = useState<string | null>(options[0]?.id ?? null);
  const [progress, setProgress] = useState<Progress>();
  const [asksDevice, setAsksDevice] = useState(false);
  const stop = useStop();
  const option = options.find(({ id }) => id === picked);
  const needsDevice = looked.vaults.some(
    ({ place, needsDeviceCode }) => place === option?.place && needsDeviceCode,
  );
  const form = useFormOf({
    schema: formSchema,
    start: { staffCode: '', passphrase: '' },
    submit: async (input) => {
      const { place = '', number = 0 } = option ?? {};
      const answer = await call(
        backups.restore,
        { ...input, choice: looked.choice, place, number, beside: isBeside },
        { onProgress: setProgress, signal: stop.begin() },
      );
      setProgress(undefined);
      const placed = atDeviceCode(answer);
      if (placed.kind === 'invalid') setAsksDevice(true);
      return placed;
    },
    onDone,
  });
  if (options.length === 0) return <NoneToRestore looked={looked} />;
  return (
    <Section title={t('backups:restore.which')}>
      <Form
        form={form}
        submitLabel={t('backups:restore.begin')}
        savesByKey={false}
        problemTitle={t('backups:restore.not-restored')}
      >
        <RadioGroup
          name="backup"
          label={t('backups:restore.day')}
          help={t('backups:restore.day-help')}
          value={picked}
          onChange={setPicked}
          options={options.map(({ id, text, help }) => ({ id, text, help }))}
        />
        <OfOtherFormats looked={looked} />
        <Unreadable looked={looked} />
        <WhoOpens
          staffCode={form.field('staffCode')}
          passphrase={form.field('passphrase')}
          deviceCode={needsDevice || asksDevice ? form.field('deviceCode') : undefined}
        />
        {progress === undefined ? null : (
          <BackupProgress
            label={t('backups:running.restore')}
            progress={progress}
            onCancel={stop.now}
          />
        )}
      </Form>
    </Section>
  );
}

function NoneToRestore({ looked }: { readonly looked: Looked }) {
  const { t } = useTranslation();
  if (!looked.vaults.some(({ otherFormats }) => otherFormats.length > 0))
    return <Notice tone="needs" title={t('backups:restore.none-whole')} />;
  return (
    <Stack>
      <OfOtherFormats looked={looked} />
      <Unreadable looked={looked} />
    </Stack>
  );
}

/** Not damaged: another version of the program reads them. */
function OfOtherFormats({ looked }: { readonly looked: Looked }) {
  const { t } = useTranslation();
  const sentence = useAnswerText();
  return looked.vaults
    .flatMap(({ place, otherFormats }) => otherFormats.map((one) => ({ place, ...one })))
    .map(({ place, code, count, format, own, version }) => (
      <Notice
        key={`${place} ${format}`}
        tone="needs"
        title={t('backups:restore.other-format', { count })}
        isLive
      >
        {sentence.refusal({
          code,
          details: { format, own, ...(version === undefined ? {} : { version }) },
        })}
      </Notice>
    ));
}

function Unreadable({ looked }: { readonly looked: Looked }) {
  const { t } = useTranslation();
  const count = looked.vaults.reduce((sum, { unreadable }) => sum + unreadable, 0);
  if (count === 0) return null;
  return <Notice tone="info" title={t('backups:restore.unreadable', { count })} />;
}

function Done({
  restored,
  isBeside,
  onRestored,
}: RestorePanelProps & { readonly restored: Restored }) {
  const { t } = useTranslation();
  const format = useFormat();
  const heldFiles = useHeldFiles();
  return (
    <Stack gap="l">
      <Notice tone="done" title={t('backups:restore.done')} isLive>
        <Stack gap="s">
          <p>
            {t('backups:restore.of', { at: format.instant(restored.madeAt) })}{' '}
            {heldFiles(restored.residents)}
          </p>
          {restored.missingEvents > 0 ? (
            <p>
              {t('backups:restore.missing', { count: restored.missingEvents })}{' '}
              {t('backups:restore.alarm')}
            </p>
          ) : null}
          {restored.withoutKeys > 0 ? (
            <p>{t('backups:restore.erased', { count: restored.withoutKeys })}</p>
          ) : null}
        </Stack>
      </Notice>
      {isBeside ? (
        <Text>
          {t('backups:salvage.where')} <Code>{restored.folder}</Code>
        </Text>
      ) : null}
      <div>
        <Button kind="primary" onPress={isBeside ? goOnThere : onRestored}>
          {t(isBeside ? 'backups:salvage.go-on' : 'backups:restore.to-door')}
        </Button>
      </div>
    </Stack>
  );
}
