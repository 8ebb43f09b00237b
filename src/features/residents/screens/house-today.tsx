// Today's look at the house: who sleeps in which room, with what the shift must know; in an empty house the first doors.
import { useTranslation } from 'react-i18next';
import { Bidi } from '../../../ui/bidi';
import { LinkButton } from '../../../ui/button';
import { useQueryOf } from '../../../ui/call';
import { EmptyState } from '../../../ui/empty-state';
import { useFormat } from '../../../ui/format';
import { Section } from '../../../ui/layout';
import { Link } from '../../../ui/link';
import { useMay } from '../../../ui/session';
import { type ResidentRow, residents } from '../contract';
import { AlertWords } from './alert-words';

export function HouseToday() {
  const mayLook = useMay({ presence: 'read' });
  return mayLook ? <House /> : null;
}

function House() {
  const { t } = useTranslation();
  const format = useFormat();
  const mayAdmit = useMay({ presence: 'write' });
  const list = useQueryOf(residents.list, { filter: 'in-house' });
  const rooms = useRooms(list.value?.residents ?? []);
  if (list.value === undefined) return null;
  const { counts, capacity } = list.value;
  if (counts.all === 0) return mayAdmit ? <FirstSteps /> : null;
  if (counts.inHouse === 0) return null;
  return (
    <Section
      title={t('residents:today.in-house', { count: counts.inHouse })}
      {...(capacity === null
        ? {}
        : {
            description: t('residents:today.beds', {
              taken: format.number(counts.inHouse),
              capacity: format.number(capacity),
            }),
          })}
      actions={<Link href="/residents">{t('residents:today.to-list')}</Link>}
    >
      <ul className="rooms" aria-label={t('residents:today.title')}>
        {rooms.map(({ room, people }) => (
          <li key={room ?? ''} className="room">
            <RoomName room={room} />
            <ul className="room-people">
              {people.map((row) => (
                <li key={row.id}>
                  <Link href={`/residents/${row.id}`}>
                    <Bidi>{row.name ?? row.caseNumber}</Bidi>
                  </Link>
                  <AlertWords alerts={row.alerts} count={row.alertCount} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function RoomName({ room }: { readonly room: string | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <span className="room-name">
      {room === null ? (
        t('residents:today.no-room')
      ) : (
        <>
          <span className="visually-hidden">{t('residents:field.room')} </span>
          <Bidi>{format.digits(room)}</Bidi>
        </>
      )}
    </span>
  );
}

interface Room {
  /** Null: nobody wrote where they sleep. */
  readonly room: string | null;
  readonly people: readonly ResidentRow[];
}

/** In the order of their numbers; who has no room yet comes first, because somebody must see to it. */
function useRooms(rows: readonly ResidentRow[]): readonly Room[] {
  const format = useFormat();
  const byRoom = new Map<string | null, ResidentRow[]>();
  for (const row of rows) byRoom.set(row.room, [...(byRoom.get(row.room) ?? []), row]);
  return [...byRoom]
    .map(([room, people]) => ({
      room,
      people: people.toSorted((a, b) => format.compare(a.name ?? '', b.name ?? '')),
    }))
    .toSorted((a, b) => format.compare(a.room ?? '', b.room ?? ''));
}

function FirstSteps() {
  const { t } = useTranslation();
  return (
    <Section title={t('residents:today.first')}>
      <EmptyState
        icon="residents"
        title={t('residents:today.empty')}
        help={t('residents:today.empty-help')}
        action={
          <LinkButton kind="primary" icon="resident-add" href="/residents/new">
            {t('residents:list.admit')}
          </LinkButton>
        }
      />
    </Section>
  );
}
