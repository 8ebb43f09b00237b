// For Today: who came and who went since this person was here before, and what is still missing of those who came.
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge';
import { Bidi, Code } from '../../../ui/bidi';
import { useQueryOf } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { Section } from '../../../ui/layout';
import { DoorList } from '../../../ui/list';
import { useMay } from '../../../ui/session';
import { type ResidentRow, residents } from '../contract';
import { AlertWords } from './alert-words';

export function MovedToday() {
  const mayLook = useMay({ presence: 'read' });
  return mayLook ? <Moved /> : null;
}

function Moved() {
  const { t } = useTranslation();
  const format = useFormat();
  const { value } = useQueryOf(residents.movements, {});
  if (value === undefined || value.admitted.length + value.exited.length === 0) return null;
  const title =
    value.since === null
      ? t('residents:moved.today')
      : t('residents:moved.since', { at: format.instant(value.since) });
  return (
    <Section title={title}>
      <DoorList
        label={title}
        items={[...value.admitted, ...value.exited].map((row) => ({
          id: row.id,
          href: `/residents/${row.id}`,
          icon: row.exitedOn === null ? 'resident-add' : 'forward',
          title: <Bidi>{row.name ?? t('residents:name-closed')}</Bidi>,
          note: <MovedNote row={row} />,
          flags: (
            <>
              {row.exitedOn === null && row.room === null ? (
                <Badge tone="needs">{t('residents:today.no-room')}</Badge>
              ) : null}
              <AlertWords alerts={row.alerts} count={row.alertCount} />
            </>
          ),
        }))}
      />
    </Section>
  );
}

function MovedNote({ row }: { readonly row: ResidentRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {row.exitedOn === null
        ? t('residents:moved.admitted', { on: format.dateShort(row.admittedOn) })
        : t('residents:moved.exited', { on: format.dateShort(row.exitedOn) })}
      {row.room === null || row.exitedOn !== null ? null : (
        <>
          {' · '}
          {t('residents:field.room')} <Bidi>{format.digits(row.room)}</Bidi>
        </>
      )}
      {' · '}
      <Code>{row.caseNumber}</Code>
    </>
  );
}
