// Lines that are doors, and what happened in the order it happened.
import type { ReactNode } from 'react';
import { Link as AriaLink } from 'react-aria-components';
import type { CalendarDate } from '../kernel/calendar-date';
import { useFormat } from './format';
import { Icon, type IconName } from './icon';
import { Link } from './link';

export interface Door {
  readonly id: string;
  readonly href: string;
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly flags?: ReactNode;
  readonly icon?: IconName;
  /** What may be done with it without going through the door. */
  readonly acts?: ReactNode;
}

export function DoorList({
  label,
  items,
}: {
  readonly label: string;
  readonly items: readonly Door[];
}) {
  return (
    <ul className="doors" aria-label={label}>
      {items.map((item) => (
        <li key={item.id} data-land={item.id}>
          <AriaLink href={item.href} className="door">
            {item.icon === undefined ? null : (
              <span className="door-icon">
                <Icon name={item.icon} />
              </span>
            )}
            <span className="door-words">
              <span className="door-title">{item.title}</span>
              {item.note === undefined ? null : <span className="door-note">{item.note}</span>}
            </span>
            {item.flags === undefined ? null : <span className="door-flags">{item.flags}</span>}
            <Icon name="next" size="s" />
          </AriaLink>
          {item.acts === undefined ? null : <span className="door-acts">{item.acts}</span>}
        </li>
      ))}
    </ul>
  );
}

export interface TimelineItem {
  readonly id: string;
  readonly on: CalendarDate;
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly href?: string;
  readonly icon?: IconName;
}

interface MonthGroup {
  readonly month: string;
  readonly items: readonly TimelineItem[];
}

/** Newest first, grouped by month. */
export function Timeline({
  label,
  items,
}: {
  readonly label: string;
  readonly items: readonly TimelineItem[];
}) {
  const format = useFormat();
  return (
    <ol className="timeline" aria-label={label}>
      {byMonth(items).map((group) => (
        <li key={group.month}>
          <p className="timeline-month">{format.month(group.month)}</p>
          <ol className="timeline-items">
            {group.items.map((item) => (
              <li key={item.id} className="timeline-item" data-land={item.id} tabIndex={-1}>
                <span className="timeline-mark" aria-hidden="true">
                  <Icon name={item.icon ?? 'circle'} size="s" />
                </span>
                <span className="timeline-words">
                  {item.href === undefined ? (
                    <span>{item.title}</span>
                  ) : (
                    <Link href={item.href}>{item.title}</Link>
                  )}
                  <span className="timeline-note">
                    {format.date(item.on)}
                    {item.note === undefined ? null : <> – {item.note}</>}
                  </span>
                </span>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

function byMonth(items: readonly TimelineItem[]): MonthGroup[] {
  const sorted = [...items].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
  const groups = new Map<string, TimelineItem[]>();
  for (const item of sorted) {
    const month = item.on.slice(0, 7);
    groups.set(month, [...(groups.get(month) ?? []), item]);
  }
  return [...groups].map(([month, held]) => ({ month, items: held }));
}
