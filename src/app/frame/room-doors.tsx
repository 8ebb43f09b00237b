// Doors in the rail to the rooms that hand their pages in as one value.
import { Link as AriaLink } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CompartmentNeeds } from '../../kernel/compartments';
import { Icon } from '../../ui/icon';
import { usePath } from '../../ui/navigate';
import type { RoomPages } from '../../ui/room-pages';
import { useMay } from '../../ui/session';
import { ROOM_PAGES } from '../room-pages';

export function RoomDoors() {
  return ROOM_PAGES.map((room) => <RoomDoor key={room.room} of={room} />);
}

/** The room whose page this is, if it is one of these. */
export function ownRoomOf(path: string): RoomPages | undefined {
  return ROOM_PAGES.find((room) => path === room.path || path.startsWith(`${room.path}/`));
}

function RoomDoor({ of }: { readonly of: RoomPages }) {
  const { t } = useTranslation();
  const here = ownRoomOf(usePath());
  const needs: CompartmentNeeds = of.needs;
  if (!useMay(needs)) return null;
  return (
    <li>
      <AriaLink
        href={of.path}
        className="rail-room"
        {...(here === of ? { 'aria-current': 'page' } : {})}
      >
        <Icon name={of.icon} />
        {t(`${of.room}:title`)}
      </AriaLink>
    </li>
  );
}
