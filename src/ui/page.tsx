// One page: one clear title, one main action, and beside it what is open.
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon';
import { Link } from './link';
import { SplitPane } from './split-pane';

export interface PageProps {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly action?: ReactNode;
  readonly actions?: ReactNode;
  readonly back?: { readonly href: string; readonly label: string };
  readonly panel?: ReactNode;
  readonly panelLabel?: string;
  readonly width?: 'text' | 'wide' | 'full';
  /** Sticky header of a record instead of the plain title line. */
  readonly header?: ReactNode;
  /** Shown in the taskbar: never a person's name. The product's name when left out. */
  readonly documentTitle?: string;
  readonly children: ReactNode;
}

export function Page(props: PageProps) {
  const { t } = useTranslation();
  const windowTitle =
    props.documentTitle === undefined
      ? t('ui:page.window-title')
      : `${props.documentTitle} · ${t('ui:page.window-title')}`;
  useEffect(() => {
    document.title = windowTitle;
  }, [windowTitle]);
  const body = (
    <div className={`page page-${props.width ?? 'wide'}`}>
      {props.back === undefined ? null : (
        <nav className="page-back" aria-label={t('ui:page.path')}>
          <Link href={props.back.href} quiet>
            <Icon name="back" size="s" />
            {props.back.label}
          </Link>
        </nav>
      )}
      {props.header ?? <PageHead {...props} />}
      <div className="page-body">{props.children}</div>
    </div>
  );
  if (props.panel === undefined) return body;
  return (
    <SplitPane side={props.panel} sideLabel={props.panelLabel ?? t('ui:page.panel')}>
      {body}
    </SplitPane>
  );
}

function PageHead(props: PageProps) {
  return (
    <header className="page-head">
      <div className="page-words">
        <h1 className="page-title" tabIndex={-1}>
          {props.title}
        </h1>
        {props.lead === undefined ? null : <p className="page-lead">{props.lead}</p>}
      </div>
      {props.action === undefined && props.actions === undefined ? null : (
        <div className="page-actions">
          {props.actions}
          {props.action}
        </div>
      )}
    </header>
  );
}
