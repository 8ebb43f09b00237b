// Doors of the rooms that hand their pages in as one value: the first page stands in the rail, the others within it; what is
// done on one of them is offered by name.
import { ROOM_PAGES } from '../room-pages';
import type { Door } from './door';

export const ROOM_DOORS: readonly Door[] = ROOM_PAGES.flatMap(
  ({ room, path, icon, needs, pages }) =>
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
