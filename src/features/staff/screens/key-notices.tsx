// What is still to be done about keys: a leaving cut short, rooms with too few holders, people who wait.
import { useTranslation } from 'react-i18next';
import type { Compartment } from '../../../kernel/compartments';
import type { OutputOf } from '../../../kernel/operation';
import { LinkButton } from '../../../ui/button';
import { useFormat } from '../../../ui/format';
import { Notice } from '../../../ui/notice';
import { useSession } from '../../../ui/session';
import { staffContract, type StaffPerson } from '../contract';
import { FinishLeaving } from './finish-leaving';
import { useRoomNames } from './room-words';

type List = OutputOf<typeof staffContract.list>;

export function KeyNotices(props: List & { readonly isManager: boolean }) {
  return (
    <>
      {props.staff
        .filter(({ state }) => state === 'leaving')
        .map((person) => (
          <FinishLeaving key={person.id} person={person} isManager={props.isManager} />
        ))}
      {props.staff
        .filter(({ waiting }) => waiting.length > 0)
        .map((person) => (
          <WaitingNotice key={person.id} person={person} />
        ))}
      <Rewrapping rooms={props.rewrapping} />
      {props.isManager ? <Thin holders={props.holders} /> : null}
    </>
  );
}

/** One line per person: which keys they wait for, and who can hand them over. */
export function WaitingNotice({ person }: { readonly person: StaffPerson }) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useRoomNames();
  const { staffCode } = useSession();
  const rooms = person.waiting.map(({ compartment }) => compartment);
  const holders = [...new Set(person.waiting.flatMap((one) => one.holders))];
  const isOwn = person.self || person.code === staffCode;
  return (
    <Notice
      tone="needs"
      title={
        isOwn
          ? t('staff:waits.own-title')
          : t('staff:waits.line', { code: person.code, rooms: names(rooms) })
      }
      {...(isOwn || holders.length === 0
        ? {}
        : {
            actions: (
              <LinkButton href={`/office/staff/${person.id}/grant`} size="small">
                {t('staff:waits.hand-over')}
              </LinkButton>
            ),
          })}
    >
      {isOwn ? `${t('staff:waits.own', { rooms: names(rooms) })} ` : null}
      {holders.length === 0
        ? t('staff:waits.recovery')
        : t('staff:waits.by', { codes: format.list(holders) })}
    </Notice>
  );
}

function Rewrapping({ rooms }: { readonly rooms: readonly Compartment[] }) {
  const { t } = useTranslation();
  const names = useRoomNames();
  if (rooms.length === 0) return null;
  return (
    <Notice title={t('staff:rewrapping.title', { rooms: names(rooms) })}>
      {t('staff:rewrapping.text')}
    </Notice>
  );
}

/** One notice for all rooms that one absence would close. */
function Thin({ holders }: Pick<List, 'holders'>) {
  const { t } = useTranslation();
  const names = useRoomNames();
  const heldBy = (wanted: number) =>
    holders.filter(({ count }) => count === wanted).map(({ compartment }) => compartment);
  const one = heldBy(1);
  const none = heldBy(0);
  if (one.length + none.length === 0) return null;
  return (
    <Notice tone="needs" title={t('staff:thin.title')}>
      {one.length === 0 ? null : <p>{t('staff:thin.one', { rooms: names(one) })}</p>}
      {none.length === 0 ? null : <p>{t('staff:thin.none', { rooms: names(none) })}</p>}
      <p>{t('staff:thin.text')}</p>
    </Notice>
  );
}
