// Whose letter boxes this session may put a note into. The vault checks it again.
import type { ResidentId } from '../../../kernel/ids';
import { roleMay } from '../../../kernel/compartments';
import { useSession } from '../../../ui/session';
import { DROP_ADDRESSES, type DropAddress } from '../drop-note';

export function useBoxes(): readonly DropAddress[] {
  const { role } = useSession();
  return DROP_ADDRESSES.filter((to) => roleMay(role, { [to]: 'drop' }));
}

export function notePath(residentId: ResidentId, id: string): string {
  return `/residents/${residentId}/left/${id}`;
}
