// Rooms of content by name, in one sentence's list.
import { useTranslation } from 'react-i18next';
import type { Compartment } from '../../../kernel/compartments';
import { useFormat } from '../../../ui/format';

/** `presence and rooms, identity and case file`. */
export function useRoomNames(): (rooms: readonly Compartment[]) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (rooms) => format.list(rooms.map((room) => t(`staff:compartment.${room}`)));
}
