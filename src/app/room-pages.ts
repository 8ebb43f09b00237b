// Rooms that hand their pages to the window in one value; routes, rail, Today and drafts take them from here.
import { contactsPages } from '../features/contacts/screens/pages';
import { bannedVisitorsPages } from '../features/banned-visitors/screens/pages';
import { visitorsPages } from '../features/visitors/screens/pages';
import type { RoomPages } from '../ui/room-pages';

export const ROOM_PAGES: readonly RoomPages[] = [visitorsPages, bannedVisitorsPages, contactsPages];
