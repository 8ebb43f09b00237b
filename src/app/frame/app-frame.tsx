// The frame every page stands in: rail of rooms, the always-visible search, whose session it is, and the lock.
import { type ReactNode, useRef, useState } from 'react';
import { Button as AriaButton, Link as AriaLink } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Code, Kbd } from '../../ui/bidi';
import { IconButton } from '../../ui/button';
import { useCutWords } from '../../ui/cut-words';
import { Icon } from '../../ui/icon';
import { Mark } from '../../ui/mark';
import { usePath } from '../../ui/navigate';
import { Banner } from '../../ui/notice';
import { useMay } from '../../ui/session';
import { ToastRegion } from '../../ui/toast';
import { isTowards, useDoors } from '../doors/use-doors';
import { AppearanceMenu, LanguageSwitch } from './appearance-menu';
import { FindBar } from './find-bar';
import { useFrameKeys } from './frame-keys';
import { HelpSheet } from './help-sheet';
import { useLanding } from './landing';
import { Palette } from './palette';
import type { Sheet } from './sheet';
import { ShortcutSheet } from './shortcut-sheet';

export interface FrameSession {
  /** Staff code, never a name: the window may be seen from the door. */
  readonly code: string;
  /** Translated role. */
  readonly role: string;
}

export interface AppFrameProps {
  readonly session: FrameSession;
  readonly onLock: () => void;
  /** F9: blanks the window without ending the session's work. */
  readonly onHide?: () => void;
  readonly isTraining?: boolean;
  /** A quiet line at the foot of the rail. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

export function AppFrame(props: AppFrameProps) {
  const { t } = useTranslation();
  const [sheet, setSheet] = useState<Sheet | undefined>(undefined);
  const [isFinding, setFinding] = useState(false);
  const page = useRef<HTMLElement>(null);
  const close = () => setSheet(undefined);
  useLanding(page);
  useCutWords();
  useFrameKeys({ ...props, page, openSheet: setSheet, find: () => setFinding(true) });
  return (
    <div className="frame">
      <a className="skip" href="#page">
        {t('app:skip')}
      </a>
      {props.isTraining === true ? <Banner>{t('app:training')}</Banner> : null}
      <div className="frame-body">
        <Rail foot={props.foot} onSheet={setSheet} />
        <div className="frame-main">
          <TopBar {...props} onSearch={() => setSheet('search')} />
          <main ref={page} id="page" className="frame-page" tabIndex={-1} data-pane="">
            {props.children}
          </main>
          {isFinding ? <FindBar page={page} onClose={() => setFinding(false)} /> : null}
        </div>
      </div>
      <Palette {...props} isOpen={sheet === 'search'} onSheet={setSheet} onClose={close} />
      <ShortcutSheet isOpen={sheet === 'shortcuts'} onClose={close} />
      <HelpSheet isOpen={sheet === 'help'} onClose={close} />
      <ToastRegion />
    </div>
  );
}

function Rail(props: { readonly foot: ReactNode; readonly onSheet: (sheet: Sheet) => void }) {
  const { t } = useTranslation();
  const path = usePath();
  const rooms = useDoors('rail');
  const here = rooms.findLast((room) => isTowards(room, path))?.id;
  return (
    <nav className="rail" aria-label={t('app:rail')} data-pane="">
      <div className="rail-mark">
        <Mark />
        <span>{t('app:name')}</span>
      </div>
      <ul>
        {rooms.map((room) => (
          <li key={room.id}>
            <AriaLink
              href={room.path}
              className="rail-room"
              {...(room.id === here ? { 'aria-current': 'page' } : {})}
            >
              <Icon name={room.icon} />
              <span className="rail-words">{t(room.title)}</span>
            </AriaLink>
          </li>
        ))}
      </ul>
      <div className="rail-foot">
        {props.foot}
        <AriaButton className="rail-room" onPress={() => props.onSheet('help')}>
          <Icon name="help" />
          <span className="rail-words">{t('app:help.rail')}</span>
        </AriaButton>
        <AriaButton className="rail-room" onPress={() => props.onSheet('shortcuts')}>
          <Icon name="keyboard" />
          <span className="rail-words">{t('app:shortcuts.rail')}</span>
        </AriaButton>
      </div>
    </nav>
  );
}

function TopBar(props: AppFrameProps & { readonly onSearch: () => void }) {
  const { t } = useTranslation();
  const findsPeople = useMay({ presence: 'read' });
  return (
    <header className="top" data-pane="">
      <AriaButton className="top-search" onPress={props.onSearch}>
        <Icon name="search" />
        <span>{t(findsPeople ? 'app:search' : 'app:search-acts')}</span>
        <Kbd keys="Ctrl+K" />
      </AriaButton>
      <div className="top-end">
        <AppearanceMenu />
        <LanguageSwitch />
        <span className="session" title={t('app:session')}>
          <span className="session-mark" aria-hidden="true">
            <Icon name="resident" size="s" />
          </span>
          <span className="session-words">
            <span className="visually-hidden">{t('app:session')} </span>
            <Code>{props.session.code}</Code>
            <span className="session-role">{props.session.role}</span>
          </span>
        </span>
        {props.onHide === undefined ? null : (
          <IconButton icon="eye-off" label={t('app:hide')} shortcut="F9" onPress={props.onHide} />
        )}
        <IconButton
          icon="lock"
          label={t('app:lock')}
          shortcut="Ctrl+Shift+L"
          onPress={props.onLock}
        />
      </div>
    </header>
  );
}
