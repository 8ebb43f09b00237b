// What the house has to say about the page. Faults are the system's, never the worker's.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from './icon';

export type NoticeTone = 'info' | 'needs' | 'done' | 'danger';

const ICONS: Record<NoticeTone, IconName> = {
  info: 'info',
  needs: 'warning',
  done: 'done',
  danger: 'error',
};

export interface NoticeProps {
  readonly tone?: NoticeTone;
  readonly title?: ReactNode;
  readonly actions?: ReactNode;
  /** Read aloud when it appears. */
  readonly isLive?: boolean;
  readonly children?: ReactNode;
}

export function Notice({ tone = 'info', title, actions, isLive = false, children }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} {...(isLive ? { role: 'status' } : {})}>
      <Icon name={ICONS[tone]} />
      <div className="notice-words">
        {title === undefined ? null : <p className="notice-title">{title}</p>}
        {children === undefined ? null : <div className="notice-text">{children}</div>}
        {actions === undefined ? null : <div className="row gap-s">{actions}</div>}
      </div>
    </div>
  );
}

/** One line of it, with a way to the rest. */
export function BriefNotice({
  tone = 'info',
  title,
  action,
}: Pick<NoticeProps, 'tone' | 'title'> & { readonly action: ReactNode }) {
  return (
    <div className={`notice notice-brief notice-${tone}`} role="status">
      <Icon name={ICONS[tone]} />
      <p className="notice-title">{title}</p>
      {action}
    </div>
  );
}

/** A strip over the whole window: this is the training vault. */
export function Banner({
  icon = 'info',
  children,
}: {
  readonly icon?: IconName;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <aside className="banner" aria-label={t('ui:banner')}>
      <Icon name={icon} size="s" />
      {children}
    </aside>
  );
}
