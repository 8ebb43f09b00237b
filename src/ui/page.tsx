// One page: one clear title, one main action, and beside it what is open.
import { createContext, type ReactNode, useContext, useEffect } from 'react';
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
  /** `form`: two columns of questions where the window is wide enough for them. */
  readonly width?: 'text' | 'form' | 'wide' | 'full';
  /** Sticky header of a record instead of the plain title line. */
  readonly header?: ReactNode;
  /** Shown in the taskbar: never a person's name. The product's name when left out. */
  readonly documentTitle?: string;
  readonly children: ReactNode;
}

/** Paths that the frame around the page offers already: no second way back to one of them. */
export const PageFrameContext = createContext<readonly string[] | undefined>(undefined);

export function Page(props: PageProps) {
  const { t } = useTranslation();
  const offered = useContext(PageFrameContext);
  const isFramed = offered !== undefined;
  const hasBack = props.back !== undefined && offered?.includes(props.back.href) !== true;
  useWindowTitle(props.documentTitle);
  const body = (
    <div className={`page page-${props.width ?? 'wide'}${isFramed ? ' page-framed' : ''}`}>
      {props.back === undefined || !hasBack ? null : (
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

/** A part of a record under its own header and tabs: no title line of its own. */
export function TabBody({ children }: { readonly children: ReactNode }) {
  useWindowTitle(undefined);
  return (
    <div className="page page-wide page-framed">
      <div className="page-body">{children}</div>
    </div>
  );
}

function useWindowTitle(words: string | undefined): void {
  const { t } = useTranslation();
  const product = t('ui:page.window-title');
  const title = words === undefined ? product : `${words} · ${product}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
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
