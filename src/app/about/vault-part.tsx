// How the open vault stands: its format, its last backup, and who outside of it remembers its trail.
import { useTranslation } from 'react-i18next';
import { audit } from '../../features/audit/contract';
import { backups } from '../../features/backups/contract';
import type { OutputOf } from '../../kernel/operation';
import { VAULT_FORMAT } from '../../kernel/vault-format';
import { useQueryOf } from '../../ui/call';
import { type Formatter, useFormat } from '../../ui/format';
import { Section, Stack } from '../../ui/layout';
import { Link } from '../../ui/link';
import { QueryState } from '../../ui/query-state';
import { useMay, useSession } from '../../ui/session';
import { type Finding, FindingList } from './finding-list';

type T = ReturnType<typeof useTranslation>['t'];

export function VaultPart() {
  const { t } = useTranslation();
  const overview = useQueryOf(backups.overview, {});
  const witnesses = useQueryOf(audit.witnesses, {});
  return (
    <Section title={t('about:vault.title')}>
      <QueryState of={overview}>
        {(made) => (
          <QueryState of={witnesses}>
            {(heard) => <Standings made={made} heard={heard} />}
          </QueryState>
        )}
      </QueryState>
    </Section>
  );
}

interface Known {
  readonly made: OutputOf<typeof backups.overview>;
  readonly heard: OutputOf<typeof audit.witnesses>;
}

function Standings({ made, heard }: Known) {
  const { t } = useTranslation();
  const format = useFormat();
  const readsTrail = useMay({ audit: 'read' });
  const items = [
    ...useFormatLine(),
    backupLine(made, { t, format }),
    witnessLine(heard, { t, format, readsTrail }),
  ];
  return <FindingList label={t('about:vault.title')} items={items} />;
}

/** Nothing where no vault told of its steps. */
function useFormatLine(): readonly Finding[] {
  const { t } = useTranslation();
  const format = useFormat();
  const { schema } = useSession();
  if (schema === undefined) return [];
  const says = t('about:vault.format-text', {
    format: format.number(VAULT_FORMAT),
    records: format.number(schema.records),
    keyring: format.number(schema.keyring),
  });
  return [{ id: 'format', standing: 'info', title: t('about:vault.format'), says }];
}

interface Words {
  readonly t: T;
  readonly format: Formatter;
}

function backupLine({ lastBackupAt, reminders }: Known['made'], { t, format }: Words): Finding {
  const says =
    lastBackupAt === null
      ? t('about:vault.backup-none')
      : t('about:vault.backup-at', { at: format.instant(lastBackupAt) });
  const [reminder] = reminders;
  return {
    id: 'backup',
    standing: reminder === undefined ? 'good' : 'needs',
    title: t('about:vault.backup'),
    says,
    next: (
      <Stack gap="s">
        {reminder === undefined ? null : <span>{t(`backups:reminder-help.${reminder.code}`)}</span>}
        <Link href="/office/backups">{t('about:vault.backup-do')}</Link>
      </Stack>
    ),
  };
}

function witnessLine(
  { slipAt, stickAt, summaryAt, isDue }: Known['heard'],
  { t, format, readsTrail }: Words & { readonly readsTrail: boolean },
): Finding {
  const moments = { slip: slipAt, stick: stickAt, summary: summaryAt };
  const told = (['slip', 'stick', 'summary'] as const).flatMap((kind) => {
    const at = moments[kind];
    return at === null ? [] : [t(`about:vault.witness-${kind}`, { at: format.instant(at) })];
  });
  const link = <Link href="/office/audit">{t('about:vault.witness-do')}</Link>;
  return {
    id: 'witness',
    standing: isDue ? 'needs' : 'good',
    title: t('about:vault.witness'),
    says: told.length === 0 ? t('about:vault.witness-none') : told.join(' '),
    ...(isDue || readsTrail
      ? {
          next: (
            <Stack gap="s">
              {isDue ? (
                <span>
                  {t(readsTrail ? 'about:vault.witness-next' : 'about:vault.witness-who')}
                </span>
              ) : null}
              {readsTrail ? link : null}
            </Stack>
          ),
        }
      : {}),
  };
}
