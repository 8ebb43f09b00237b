// Everything dated about one resident in one list, newest first; each line leads to its page for who may open it.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResidentId } from '../../../kernel/ids';
import { Code } from '../../../ui/bidi';
import { useQueryOf } from '../../../ui/call';
import { EmptyState } from '../../../ui/empty-state';
import { useFormat } from '../../../ui/format';
import { Section, Stack } from '../../../ui/layout';
import { Timeline, type TimelineItem } from '../../../ui/list';
import { QueryState } from '../../../ui/query-state';
import type { RoomPages } from '../../../ui/room-pages';
import { Select } from '../../../ui/select';
import { type ShownSession, sessionMay, useSession } from '../../../ui/session';
import { timeline, type TimelineLine } from '../contract';
import { isOwnLine, OWN_LOOK } from './own-look';

interface TimelineProps {
  readonly residentId: ResidentId;
  /** The rooms whose registers may have lines. */
  readonly rooms: readonly RoomPages[];
}

export function TimelineTab({ residentId, rooms }: TimelineProps) {
  const { t } = useTranslation();
  const listed = useQueryOf(timeline.list, { residentId });
  return (
    <QueryState of={listed}>
      {({ lines }) =>
        lines.length === 0 ? (
          <EmptyState icon="history" title={t('timeline:empty')} help={t('timeline:empty-help')} />
        ) : (
          <Lines residentId={residentId} rooms={rooms} lines={lines} />
        )
      }
    </QueryState>
  );
}

function Lines({
  residentId,
  rooms,
  lines,
}: TimelineProps & { readonly lines: readonly TimelineLine[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const session = useSession();
  const [kind, setKind] = useState<string | null>(null);
  const nameOf = (one: string) => t(isOwnLine(one) ? `timeline:kind.${one}` : `${one}:one`);
  const sayFact = (one: string, field: string, code: string) =>
    t(isOwnLine(one) ? OWN_LOOK[one].code(code) : `${one}:code.${field}.${code}`);
  const kinds = [...new Set(lines.map((line) => line.kind))];
  const items = lines
    .filter((line) => kind === null || line.kind === kind)
    .map((line): TimelineItem => {
      const { id, on, by, facts } = line;
      const said = Object.entries(facts).map(([field, code]) => sayFact(line.kind, field, code));
      return {
        ...{ id: `${line.kind} ${id}`, on },
        ...placeOf(line, { residentId, rooms, session }),
        title: nameOf(line.kind),
        ...noteOf(said.length === 0 ? null : format.list(said), by),
      };
    });
  return (
    <Section title={t('timeline:title')} description={t('timeline:lead')} isTitleSpoken>
      <Stack>
        <Select
          label={t('timeline:only')}
          placeholder={t('timeline:all')}
          value={kind}
          onChange={(next) => setKind(next === EVERY ? null : next)}
          options={[
            { id: EVERY, text: t('timeline:all') },
            ...kinds.map((id) => ({ id, text: nameOf(id) })),
          ]}
        />
        <Timeline label={t('timeline:title')} items={items} />
      </Stack>
    </Section>
  );
}

function noteOf(said: string | null, by: string | null): Pick<TimelineItem, 'note'> {
  if (said === null && by === null) return {};
  return {
    note: (
      <>
        {said}
        {said === null || by === null ? null : ' · '}
        {by === null ? null : <Code>{by}</Code>}
      </>
    ),
  };
}

const EVERY = 'all';

interface Place {
  readonly residentId: ResidentId;
  readonly rooms: readonly RoomPages[];
  readonly session: ShownSession;
}

/** Where the line leads; a room whose pages are closed to this role leads nowhere. */
function placeOf(
  { kind, id, mayOpen }: TimelineLine,
  { residentId, rooms, session }: Place,
): Pick<TimelineItem, 'icon' | 'href'> {
  if (isOwnLine(kind)) {
    const { icon, path } = OWN_LOOK[kind];
    return mayOpen ? { icon, href: `/residents/${residentId}${path(id)}` } : { icon: 'lock' };
  }
  const room = rooms.find((one) => one.room === kind);
  if (room === undefined || !mayOpen || !sessionMay(session, room.needs)) return { icon: 'lock' };
  return { icon: room.icon, href: `${room.path.replace('$residentId', residentId)}/${id}` };
}
