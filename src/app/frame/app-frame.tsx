// The frame every page stands in: rail of rooms, the always-visible search, whose session it is, and the lock.
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { Button as AriaButton, Link as AriaLink } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Code, Kbd } from '../../ui/bidi';
import { IconButton } from '../../ui/button';
import { CommandPalette } from '../../ui/command-palette';
import { Icon } from '../../ui/icon';
import { useShortcut } from '../../ui/keyboard';
import { Mark } from '../../ui/mark';
import { MenuButton } from '../../ui/menu';
import { useGo, useGoBack, usePath } from '../../ui/navigate';
import { Banner } from '../../ui/notice';
import { ToastRegion } from '../../ui/toast';
import { focusNextPane } from './panes';
import { setPreferences } from './preferences';
import { usePreferences } from './use-preferences';
import { ownRoomOf, RoomDoors } from './room-doors';
import { ROOMS, roomOf } from './rooms';
import { useFound } from './search';
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
  /** Rooms this session may enter; all of them when left out. */
  readonly rooms?: readonly string[];
  /** A quiet line at the foot of the rail. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

export function AppFrame(props: AppFrameProps) {
  const { t } = useTranslation();
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [isSheetOpen, setSheetOpen] = useState(false);
  const page = usePageFromItsTop();
  useFrameKeys(props, {
    openPalette: () => setPaletteOpen(true),
    openSheet: () => setSheetOpen(true),
  });
  return (
    <div className="frame">
      <a className="skip" href="#page">
        {t('app:skip')}
      </a>
      {props.isTraining === true ? <Banner>{t('app:training')}</Banner> : null}
      <div className="frame-body">
        <Rail rooms={props.rooms} foot={props.foot} onSheet={() => setSheetOpen(true)} />
        <div className="frame-main">
          <TopBar {...props} onSearch={() => setPaletteOpen(true)} />
          <main ref={page} id="page" className="frame-page" tabIndex={-1} data-pane="">
            {props.children}
          </main>
        </div>
      </div>
      <Palette {...props} isOpen={isPaletteOpen} onClose={() => setPaletteOpen(false)} />
      <ShortcutSheet isOpen={isSheetOpen} onClose={() => setSheetOpen(false)} />
      <ToastRegion />
    </div>
  );
}

/** Another page begins at its top, however far the one before was read. */
function usePageFromItsTop() {
  const path = usePath();
  const page = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (page.current !== null && path !== '') page.current.scrollTop = 0;
  }, [path]);
  return page;
}

interface Openers {
  readonly openPalette: () => void;
  readonly openSheet: () => void;
}

function useFrameKeys(props: AppFrameProps, openers: Openers): void {
  const go = useGo();
  const back = useGoBack();
  useShortcut('Ctrl+K', openers.openPalette);
  useShortcut('Ctrl+/', openers.openSheet);
  useShortcut('Ctrl+Shift+L', props.onLock);
  useShortcut('F9', () => (props.onHide ?? props.onLock)());
  useShortcut('F6', () => focusNextPane(1));
  useShortcut('Shift+F6', () => focusNextPane(-1));
  useShortcut('Alt+Back', back);
  useShortcut('Ctrl+N', () => go('/residents/new'));
  useShortcut('Ctrl+1', () => go(ROOMS[0].path));
  useShortcut('Ctrl+2', () => go(ROOMS[1].path));
  useShortcut('Ctrl+3', () => go(ROOMS[2].path));
  useShortcut('Ctrl+4', () => go(ROOMS[3].path));
}

function Rail(props: {
  readonly rooms: readonly string[] | undefined;
  readonly foot: ReactNode;
  readonly onSheet: () => void;
}) {
  const { t } = useTranslation();
  const path = usePath();
  const here = ownRoomOf(path) === undefined ? roomOf(path) : undefined;
  const shown = ROOMS.filter((room) => props.rooms?.includes(room.id) ?? true);
  return (
    <nav className="rail" aria-label={t('app:rail')} data-pane="">
      <div className="rail-mark">
        <Mark />
        <span>{t('app:name')}</span>
      </div>
      <ul>
        {shown.map((room) => (
          <li key={room.id}>
            <AriaLink
              href={room.path}
              className="rail-room"
              {...(room.id === here ? { 'aria-current': 'page' } : {})}
            >
              <Icon name={room.icon} />
              {t(`app:room.${room.id}`)}
            </AriaLink>
          </li>
        ))}
        <RoomDoors />
      </ul>
      <div className="rail-foot">
        {props.foot}
        <AriaButton className="rail-room" onPress={props.onSheet}>
          <Icon name="keyboard" />
          {t('app:shortcuts.rail')}
        </AriaButton>
      </div>
    </nav>
  );
}

function TopBar(props: AppFrameProps & { readonly onSearch: () => void }) {
  const { t } = useTranslation();
  return (
    <header className="top" data-pane="">
      <AriaButton className="top-search" onPress={props.onSearch}>
        <Icon name="search" />
        <span>{t('app:search')}</span>
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

/** Changes the language at once; page, focus and unsaved text stay. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const other = language === 'ar' ? 'en' : 'ar';
  return (
    <AriaButton
      className="button button-quiet"
      onPress={() => setPreferences({ language: other })}
      aria-label={t('app:language.switch')}
    >
      <Icon name="languages" />
      <span className="button-words" lang={other}>
        {t(`app:language.${other}`)}
      </span>
    </AriaButton>
  );
}

export function AppearanceMenu() {
  const { t } = useTranslation();
  const { theme, density } = usePreferences();
  const themes = (['system', 'light', 'dark', 'contrast'] as const).map((id) => ({
    id: `theme:${id}`,
    text: t(`app:theme.${id}`),
    isChosen: theme === id,
    run: () => setPreferences({ theme: id }),
  }));
  const densities = (['roomy', 'normal', 'dense'] as const).map((id) => ({
    id: `density:${id}`,
    text: t(`app:density.${id}`),
    isChosen: density === id,
    startsGroup: id === 'roomy',
    run: () => setPreferences({ density: id }),
  }));
  const items = [...themes, ...densities];
  return (
    <MenuButton
      label={t('app:appearance')}
      icon="theme"
      isIconOnly
      items={items}
      onAction={(id) => items.find((item) => item.id === id)?.run()}
    />
  );
}

interface PaletteProps extends Pick<AppFrameProps, 'onHide' | 'onLock'> {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

function Palette({ isOpen, onClose, onHide, onLock }: PaletteProps) {
  const { t } = useTranslation();
  const go = useGo();
  const [text, setText] = useState('');
  const found = useFound(text, isOpen);
  const rooms = ROOMS.map((room) => ({
    id: `room:${room.id}`,
    text: t(`app:room.${room.id}`),
    icon: room.icon,
    shortcut: room.shortcut,
    run: () => go(room.path),
  })).filter((room) => room.text.includes(text.trim()));
  const commands = [
    { id: 'hide', icon: 'eye-off', shortcut: 'F9', run: onHide },
    { id: 'lock', icon: 'lock', shortcut: 'Ctrl+Shift+L', run: onLock },
  ] as const;
  const doable = commands.flatMap(({ id, run, ...looks }) => {
    const words = t(`app:${id}`);
    return run !== undefined && words.includes(text.trim())
      ? [{ ...looks, id: `command:${id}`, text: words, run }]
      : [];
  });
  const groups = found.groups.map((group) => ({ ...group, heading: t(group.heading) }));
  return (
    <CommandPalette
      isOpen={isOpen}
      onClose={() => {
        setText('');
        onClose();
      }}
      text={text}
      onText={setText}
      groups={[
        ...groups,
        { id: 'rooms', heading: t('app:palette.rooms'), items: rooms },
        { id: 'commands', heading: t('app:palette.commands'), items: doable },
      ]}
      isBusy={found.isBusy}
    />
  );
}
