// The search box of the window: people by any spelling, and every page and act that stands open to this session,
// by its name in either language or by another word for it.
import { useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { foldName } from '../../features/residents/index';
import { CommandPalette, type Found, type FoundGroup } from '../../ui/command-palette';
import { useGo } from '../../ui/navigate';
import { SavedFiltersContext } from '../../ui/saved-filters';
import { type Door, pathWith } from '../doors/door';
import { isOfFile, useDoorHere, useDoors } from '../doors/use-doors';
import { useOpenFilter } from '../saved-filters';
import { setPreferences } from './preferences';
import { useRecents } from './recents';
import { useFound } from './search';
import type { Sheet } from './sheet';

interface PaletteProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onSheet: (sheet: Sheet) => void;
  readonly onLock: () => void;
  readonly onHide?: () => void;
}

export function Palette(props: PaletteProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const found = useFound(text, props.isOpen);
  const pages = usePages();
  const commands = useCommands(props);
  const recents = useRecentFiles();
  const fits = useFits(text);
  const saved = useSavedSearches();
  const people = found.isBusy ? [] : found.groups;
  const groups: readonly FoundGroup[] = [
    ...(text.trim() === ''
      ? [{ id: 'recents', heading: 'app:palette.recents', items: recents }]
      : []),
    ...people,
    {
      id: 'saved',
      heading: 'app:palette.saved',
      items: saved.filter((filter) => beginsAll(text, filter.text)),
    },
    { id: 'file', heading: 'app:palette.file', items: pages.ofFile.filter(fits) },
    { id: 'rooms', heading: 'app:palette.rooms', items: pages.ofHouse.filter(fits) },
    { id: 'commands', heading: 'app:palette.commands', items: commands.filter(fits) },
  ];
  return (
    <CommandPalette
      isOpen={props.isOpen}
      onClose={() => {
        setText('');
        props.onClose();
      }}
      text={text}
      onText={setText}
      groups={groups.map((group) => ({ ...group, heading: t(group.heading) }))}
      isBusy={found.isBusy}
    />
  );
}

interface Named extends Found {
  /** Locale keys under which it is found, in both languages. */
  readonly keys: readonly string[];
}

/** Every word typed begins a word of the name, in Arabic or English, however it is spelt. */
function useFits(text: string): (named: Named) => boolean {
  const { i18n } = useTranslation();
  const asked = foldName(text).split(' ').filter(Boolean);
  const tongues = (['ar', 'en'] as const).map((language) => i18n.getFixedT(language));
  return ({ keys }) => {
    const words = tongues
      .flatMap((t) => keys.filter((key) => i18n.exists(key)).map((key) => foldName(t(key))))
      .flatMap((name) => name.split(' '))
      .flatMap((word) => (word.startsWith('ال') ? [word, word.slice(2)] : [word]));
    return asked.every((part) => words.some((word) => word.startsWith(part)));
  };
}

interface Pages {
  /** Parts of the file that is open, and what may be done in it. */
  readonly ofFile: readonly Named[];
  readonly ofHouse: readonly Named[];
}

function usePages(): Pages {
  const { t } = useTranslation();
  const go = useGo();
  const params = useDoorHere()?.params ?? {};
  const doors = [useDoors('act'), useDoors('rail'), useDoors('tab'), useDoors('office')].flat();
  const named = doors.flatMap((door: Door): (Named & { readonly door: Door })[] => {
    const path = pathWith(door.path, isOfFile(door) ? params : {});
    if (path === undefined) return [];
    return [
      {
        id: `door-${door.id}`,
        text: t(door.title),
        keys: [door.title, `app:palette.also.${door.id}`],
        icon: door.icon,
        ...(door.shortcut === undefined ? {} : { shortcut: door.shortcut }),
        run: () => go(path),
        door,
      },
    ];
  });
  return {
    ofFile: named.filter(({ door }) => isOfFile(door)),
    ofHouse: named.filter(({ door }) => !isOfFile(door)),
  };
}

function useCommands({ onHide, onLock, onSheet }: PaletteProps): readonly Named[] {
  const { t, i18n } = useTranslation();
  const other = i18n.language === 'ar' ? 'en' : 'ar';
  const commands = [
    { id: 'hide', key: 'app:hide', icon: 'eye-off', shortcut: 'F9', run: onHide },
    { id: 'lock', key: 'app:lock', icon: 'lock', shortcut: 'Ctrl+Shift+L', run: onLock },
    {
      id: 'language',
      key: `app:language.${other}`,
      icon: 'languages',
      run: () => setPreferences({ language: other }),
    },
    { id: 'help', key: 'app:help.rail', icon: 'help', shortcut: 'F1', run: () => onSheet('help') },
    {
      id: 'shortcuts',
      key: 'app:shortcuts.title',
      icon: 'keyboard',
      shortcut: 'Ctrl+/',
      run: () => onSheet('shortcuts'),
    },
    {
      id: 'dark',
      key: 'app:theme.dark',
      icon: 'theme',
      run: () => setPreferences({ theme: 'dark' }),
    },
    {
      id: 'light',
      key: 'app:theme.light',
      icon: 'theme',
      run: () => setPreferences({ theme: 'light' }),
    },
  ] as const;
  return commands.flatMap(({ id, key, run, ...looks }) =>
    run === undefined
      ? []
      : [{ ...looks, id: `do-${id}`, text: t(key), keys: [key, `app:palette.also.${id}`], run }],
  );
}

/** Own names are found as they were written, in any spelling. */
function beginsAll(text: string, name: string): boolean {
  const words = foldName(name).split(' ');
  const asked = foldName(text).split(' ').filter(Boolean);
  return asked.every((part) => words.some((word) => word.startsWith(part)));
}

function useSavedSearches(): readonly Found[] {
  const saved = useContext(SavedFiltersContext)?.all ?? [];
  const open = useOpenFilter();
  return saved.map((filter) => ({
    id: `saved-${filter.id}`,
    icon: 'bookmark' as const,
    text: filter.name,
    run: () => open(filter),
  }));
}

function useRecentFiles(): readonly Found[] {
  const go = useGo();
  return useRecents().list.map(({ id, title, text }) => ({
    id: `recent-${id}`,
    icon: 'clock' as const,
    text,
    title,
    run: () => go(`/residents/${id}`),
  }));
}
