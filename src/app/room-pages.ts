// Rooms that hand their pages to the window in one value; routes, rail, Today and drafts take them from here.
import { followUpsPages } from '../features/follow-ups/screens/pages';
import { caseNotesPages } from '../features/case-notes/screens/pages';
import { referralsPages } from '../features/referrals/screens/pages';
import { assistancePages } from '../features/assistance/screens/pages';
import { healthVisitsPages } from '../features/health-visits/screens/pages';
import { functioningPages } from '../features/functioning/screens/pages';
import { conditionsPages } from '../features/conditions/screens/pages';
import { medicinesPages } from '../features/medicines/screens/pages';
import { allergiesPages } from '../features/allergies/screens/pages';
import { workClaimsPages } from '../features/work-claims/screens/pages';
import { legalStepsPages } from '../features/legal-steps/screens/pages';
import { traffickingEventsPages } from '../features/trafficking-events/screens/pages';
import { consentsPages } from '../features/consents/screens/pages';
import { bodyNumbersPages } from '../features/body-numbers/screens/pages';
import { residentPapersPages } from '../features/resident-papers/screens/pages';
import { languagesPages } from '../features/languages/screens/pages';
import { contactsPages } from '../features/contacts/screens/pages';
import { bannedVisitorsPages } from '../features/banned-visitors/screens/pages';
import { visitorsPages } from '../features/visitors/screens/pages';
import type { RoomPages } from '../ui/room-pages';

export const ROOM_PAGES: readonly RoomPages[] = [
  visitorsPages,
  bannedVisitorsPages,
  contactsPages,
  languagesPages,
  residentPapersPages,
  bodyNumbersPages,
  consentsPages,
  traffickingEventsPages,
  legalStepsPages,
  workClaimsPages,
  allergiesPages,
  medicinesPages,
  conditionsPages,
  functioningPages,
  healthVisitsPages,
  assistancePages,
  referralsPages,
  caseNotesPages,
  followUpsPages,
];
