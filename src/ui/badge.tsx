// Short words with a colour. The colour only repeats what the words say; people are never red.
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

export type Tone = 'neutral' | 'teal' | 'needs' | 'done' | 'danger';

export interface BadgeProps {
  readonly tone?: Tone;
  readonly icon?: IconName;
  readonly children: ReactNode;
}

export function Badge({ tone = 'neutral', icon, children }: BadgeProps) {
  return (
    <span className={`badge badge-${tone}`}>
      {icon === undefined ? null : <Icon name={icon} size="s" />}
      <span className="badge-words">{children}</span>
    </span>
  );
}

/** Something about a person that must be seen. */
export function Flag({ icon = 'flag', children }: Omit<BadgeProps, 'tone'>) {
  return (
    <Badge tone="needs" icon={icon}>
      {children}
    </Badge>
  );
}
