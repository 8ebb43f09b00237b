// The place in front of the house: the mark, one thing to do, language and appearance within reach.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../../ui/mark';
import './vault.css';

export interface DoorLayoutProps {
  /** Language and appearance; the app hands them in. */
  readonly tools?: ReactNode;
  readonly title: string;
  readonly lead?: ReactNode;
  /** What stands above the title, such as the line of steps. */
  readonly above?: ReactNode;
  readonly width?: 'narrow' | 'wide';
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

export function DoorLayout(props: DoorLayoutProps) {
  const { t } = useTranslation();
  return (
    <div className={`door-place door-${props.width ?? 'narrow'}`}>
      <header className="door-top">
        <div className="door-mark">
          <Mark />
          <span>{t('app:name')}</span>
        </div>
        <div className="door-tools">{props.tools}</div>
      </header>
      <main className="door-main">
        {props.above}
        <div className="door-words-head">
          <h1 className="page-title" tabIndex={-1}>
            {props.title}
          </h1>
          {props.lead === undefined ? null : <p className="page-lead">{props.lead}</p>}
        </div>
        {props.children}
      </main>
      {props.foot === undefined ? null : <footer className="door-foot">{props.foot}</footer>}
    </div>
  );
}
