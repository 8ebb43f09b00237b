// One line for each thing that was looked at: how it stands in words and a sign, and what to do next.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../../ui/badge';
import type { IconName } from '../../ui/icon';
import './about.css';

/** `unknown`: the system does not tell; it is never shown as good. */
export type Standing = 'good' | 'needs' | 'unknown' | 'info';

export interface Finding {
  readonly id: string;
  readonly standing: Standing;
  readonly title: string;
  readonly says: ReactNode;
  readonly next?: ReactNode;
}

const LOOKS: Readonly<Record<Standing, { readonly tone: Tone; readonly icon: IconName }>> = {
  good: { tone: 'done', icon: 'done' },
  needs: { tone: 'needs', icon: 'warning' },
  unknown: { tone: 'neutral', icon: 'help' },
  info: { tone: 'neutral', icon: 'info' },
};

export function FindingList({
  label,
  items,
}: {
  readonly label: string;
  readonly items: readonly Finding[];
}) {
  const { t } = useTranslation();
  return (
    <ul className="findings" aria-label={label}>
      {items.map(({ id, standing, title, says, next }) => (
        <li key={id} className="finding">
          <div className="finding-head">
            <h3 className="finding-title">{title}</h3>
            <Badge tone={LOOKS[standing].tone} icon={LOOKS[standing].icon}>
              {t(`about:state.${standing}`)}
            </Badge>
          </div>
          <div className="finding-says">{says}</div>
          {next === undefined ? null : <div className="finding-next">{next}</div>}
        </li>
      ))}
    </ul>
  );
}
