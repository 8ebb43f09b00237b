// A new version from a stick: a backup of today comes first, then the release folder is checked, then IT is shown the line that
// installs it. The program installs nothing itself.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BroughtRelease } from '../../contract/release';
import { backups } from '../../features/backups/contract';
import { Button } from '../../ui/button';
import { useQueryOf } from '../../ui/call';
import { useFormat } from '../../ui/format';
import { Section, Stack, Text } from '../../ui/layout';
import { Link } from '../../ui/link';
import { useKept } from '../../ui/kept';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { QueryState } from '../../ui/query-state';
import { shell } from '../../ui/shell';
import { TextField } from '../../ui/text-field';
import { InspectionProgress } from '../about/inspection-progress';
import { useInspection } from '../about/use-inspection';
import { InstallLines } from '../update/install-lines';
import { ReleaseFound } from '../update/release-found';

const FINGERPRINT = /^[0-9a-f]{64}$/;
const NONE: BroughtRelease = null;

export function UpdatePage() {
  const { t } = useTranslation();
  const [brought, setBrought] = useKept<BroughtRelease>('update.release', NONE);
  const hasBackup = useBackupOfToday();
  const sound = brought?.found.kind === 'sound' && !brought.found.isThis ? brought : undefined;
  return (
    <Page
      title={t('update:title')}
      lead={t('update:lead')}
      back={{ href: '/office/about', label: t('office:door.about.title') }}
      width="text"
    >
      <CheckRelease onFound={setBrought} />
      {brought === null ? null : <ReleaseFound found={brought.found} />}
      {sound === undefined ? null : (
        <Section title={t('update:backup.title')}>
          <QueryState of={hasBackup}>
            {(isThere) =>
              isThere ? (
                <Stack>
                  <Notice tone="done" title={t('update:backup.done')} />
                  <InstallLines brought={sound} />
                </Stack>
              ) : (
                <Notice tone="needs" title={t('update:backup.missing')}>
                  <Stack gap="s">
                    <p>{t('update:backup.missing-text')}</p>
                    <Link href="/office/backups">{t('backups:title')}</Link>
                  </Stack>
                </Notice>
              )
            }
          </QueryState>
        </Section>
      )}
    </Page>
  );
}

/** Today, by the house's own day, on a medium that is not the disk of the vault. */
function useBackupOfToday() {
  const overview = useQueryOf(backups.overview, {});
  const format = useFormat();
  const today = format.dayOf(new Date().toISOString());
  const value = overview.value?.media.some(
    ({ state, kind, lastBackupAt }) =>
      state === 'in-use' && kind === 'other-disk' && format.dayOf(lastBackupAt) === today,
  );
  return { ...overview, value };
}

function CheckRelease({ onFound }: { readonly onFound: (brought: BroughtRelease) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const plain = typed.replaceAll(/[\s:-]/g, '').toLowerCase();
  const check = useInspection(async () => {
    const given = plain === '' ? {} : { fingerprint: plain };
    const brought = await shell()?.ask({ kind: 'look-at-release', ...given });
    if (brought) onFound(brought);
    return brought ?? null;
  });
  const begin = () => {
    const isReadable = plain === '' || FINGERPRINT.test(plain);
    setWrong(!isReadable);
    if (isReadable) check.begin();
  };
  return (
    <Section title={t('update:check.title')} description={t('update:check.lead')}>
      <Stack>
        <TextField
          label={t('update:check.fingerprint')}
          help={t('update:check.fingerprint-help')}
          kind="code"
          value={typed}
          onChange={setTyped}
          {...(isWrong ? { error: t('update:check.fingerprint-wrong') } : {})}
        />
        {check.isRunning && check.total > 0 ? (
          <InspectionProgress label={t('update:check.running')} check={check} />
        ) : (
          <div>
            <Button kind="primary" icon="archive" isPending={check.isRunning} onPress={begin}>
              {t('update:check.begin')}
            </Button>
          </div>
        )}
        <Text tone="muted">{t('update:check.limit')}</Text>
      </Stack>
    </Section>
  );
}
