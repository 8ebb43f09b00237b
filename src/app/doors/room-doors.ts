// Doors of the rooms that hand their pages in as one value. A register of the house has a line in the rail; a register of one
// resident stands on the page of its section, which is a tab of the file as soon as one room stands in it. What is done on
// one of them is offered by name.
import { FILE_PATH, FILE_SECTIONS, type FileSection } from '../../kernel/file-sections';
import type { IconName } from '../../ui/icon';
import { ROOM_PAGES } from '../room-pages';
import type { Door } from './door';

const PAGES: readonly Door[] = ROOM_PAGES.flatMap(({ room, path, icon, needs, pages }) =>
  pages.map(
    (page): Door => ({
      id: page.path === path ? room : page.path,
      path: page.path,
      place: page.path === path ? 'rail' : page.act === undefined ? 'within' : 'act',
      title: page.act ?? `${room}:title`,
      icon,
      needs: page.needs ?? needs,
      help: `${room}:page-help`,
      also: [`${room}:also`, `${room}:one`],
    }),
  ),
);

const SECTION_ICONS: Readonly<Record<FileSection, IconName>> = {
  person: 'resident',
  people: 'residents',
  papers: 'file-text',
  consent: 'signed',
  events: 'history',
  law: 'flag',
  work: 'table',
  services: 'goal',
  health: 'plus',
};

export function roomsIn(section: FileSection) {
  return ROOM_PAGES.filter(({ inFile }) => inFile?.section === section);
}

/** Whoever may see one of a section's registers is offered the section. */
const SECTIONS: readonly Door[] = FILE_SECTIONS.filter(
  (section) => roomsIn(section).length > 0,
).map((section) => ({
  id: section,
  path: `${FILE_PATH}/${section}`,
  place: 'tab',
  title: `app:section.${section}.title`,
  icon: SECTION_ICONS[section],
  needs: roomsIn(section).map(({ needs }) => needs),
  help: `app:section.${section}.help`,
  also: roomsIn(section).map(({ room }) => `${room}:also`),
}));

export const ROOM_DOORS: readonly Door[] = [...PAGES, ...SECTIONS];
