// An empty place says what belongs here and how it comes here; it never says "no data".
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

export interface EmptyStateProps {
  readonly icon?: IconName;
  readonly title: string;
  readonly help: ReactNode;
  readonly action?: ReactNode;
}

export function EmptyState({ icon = 'inbox', title, help, action }: EmptyStateProps) {
  return (
    <div className="empty">
      <span className="empty-icon">
        <Icon name={icon} size="l" />
      </span>
      <p className="empty-title">{title}</p>
      <p className="empty-help">{help}</p>
      {action === undefined ? null : <div className="empty-action">{action}</div>}
    </div>
  );
}
