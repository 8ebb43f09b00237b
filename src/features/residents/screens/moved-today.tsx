// For Today: who came and who went since this person was here before, and what is still missing of those who came.
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge';
import { Bidi, Code } from '../../../ui/bidi';
import { useQueryOf } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { Row, Section, Spoken } from '../../../ui/layout';
import { DoorList } from '../../../ui/list';
import { PutOffButton, useDueLines } from '../../../ui/put-off';
import { useMay } from '../../../ui/session';
import { type Movement, residents } from '../contract';
import { AlertWords } from './alert-words';

export function MovedToday() {
  const mayLook = useMay({ presence: 'read' });
  return mayLook ? <Moved /> : null;
}

/** Each coming and each going is a line of its own. */
function movedLine({ id, admittedOn, exitedOn }: Movement): string {
  return `moved.${id}.${exitedOn ?? admittedOn}`;
}

function Moved() {
  const { t } = useTranslation();
  const format = useFormat();
  const { value } = useQueryOf(residents.movements, {});
  const all = value === undefined ? [] : [...value.admitted, ...value.exited];
  const rows = useDueLines('moved', all, movedLine);
  if (value === undefined || rows.length === 0) return null;
  const title =
    value.since === null
      ? t('residents:moved.today')
      : t('residents:moved.since', { at: format.instant(value.since) });
  return (
    <Section title={title}>
      <DoorList
        label={title}
        items={rows.map((row) => ({
          id: row.id,
          href: `/residents/${row.id}`,
          icon: row.exitedOn === null ? 'resident-add' : 'forward',
          title: <Bidi>{row.name ?? t('residents:name-closed')}</Bidi>,
          note: (
            <Row gap="s">
              <span>
                <MovedNote row={row} />
              </span>
              <Missing row={row} />
            </Row>
          ),
          flags: <AlertWords alerts={row.alerts} count={row.alertCount} />,
          acts: <PutOffButton line={movedLine(row)} about={row.name ?? row.caseNumber} />,
        }))}
      />
    </Section>
  );
}

function MovedNote({ row }: { readonly row: Movement }) {
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
      {row.by === null ? null : (
        <>
          {' · '}
          <Spoken>{t('residents:moved.by')} </Spoken>
          <Code>{row.by}</Code>
        </>
      )}
    </>
  );
}

function Missing({ row }: { readonly row: Movement }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (row.missing.length === 0) return null;
  const list = format.list(row.missing.map((fact) => t(`residents:open-questions.${fact}`)));
  return <Badge tone="needs">{t('residents:moved.missing', { list })}</Badge>;
}
