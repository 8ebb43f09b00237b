// The search box of the window: people by any spelling, and every page and act that stands open to this session,
// by its name in either language or by another word for it.
import { useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CommandPalette, type Found, type FoundGroup } from '../../ui/command-palette';
import { useGo } from '../../ui/navigate';
import { SavedFiltersContext } from '../../ui/saved-filters';
import { type Door, namesOf, pathWith } from '../doors/door';
import { isOfFile, useDoorHere, useDoors } from '../doors/use-doors';
import { useOpenFilter } from '../saved-filters';
import { setPreferences } from './preferences';
import { useRecents } from './recents';
import { useFound } from './search';
import { namesIt } from './words-found';
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
      items: saved.filter((filter) => namesIt(text, [filter.text])),
    },
    { id: 'file', heading: 'app:palette.file', items: pages.ofFile.filter(fits) },
    { id: 'rooms', heading: 'app:palette.rooms', items: pages.ofHouse.filter(fits) },
    // Without words these would be many, and nobody looked for one.
    {
      id: 'for',
      heading: 'app:palette.for',
      items: text.trim() === '' ? [] : pages.forSomebody.filter(fits),
    },
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

/** By its names in Arabic or English, whichever of the two is shown. */
function useFits(text: string): (named: Named) => boolean {
  const { i18n } = useTranslation();
  const tongues = (['ar', 'en'] as const).map((language) => i18n.getFixedT(language));
  return ({ keys }) => {
    const known = keys.filter((key) => i18n.exists(key));
    return namesIt(
      text,
      tongues.flatMap((t) => known.map((key) => t(key))),
    );
  };
}

interface Pages {
  /** Parts of the file that is open, and what may be done in it. */
  readonly ofFile: readonly Named[];
  /** The same while no file is open: the page asks whose it is. */
  readonly forSomebody: readonly Named[];
  readonly ofHouse: readonly Named[];
}

function usePages(): Pages {
  const { t } = useTranslation();
  const go = useGo();
  const here = useDoorHere();
  const params = here?.params ?? {};
  const isInFile = here !== undefined && isOfFile(here.door);
  const doors = [useDoors('act'), useDoors('rail'), useDoors('tab'), useDoors('office')].flat();
  const named = doors.flatMap((door: Door): (Named & { readonly door: Door })[] => {
    const path = pathWith(door.path, isOfFile(door) ? params : {}) ?? `/for#${door.id}`;
    return [
      {
        id: `door-${door.id}`,
        text: t(door.title),
        keys: namesOf(door),
        icon: door.icon,
        ...(door.shortcut === undefined ? {} : { shortcut: door.shortcut }),
        run: () => go(path),
        door,
      },
    ];
  });
  return {
    ofFile: isInFile ? named.filter(({ door }) => isOfFile(door)) : [],
    forSomebody: isInFile ? [] : named.filter(({ door }) => isOfFile(door)),
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
