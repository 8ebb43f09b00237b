// Where each form lives, so that a draft can be a door back to it.
import { ROOM_PAGES } from '../room-pages';

type Place = (subjectId: string) => string;

const PLACES: Readonly<Record<string, Place>> = {
  'residents.admit': () => '/residents/new',
  'residents.correct': (id) => `/residents/${id}/edit`,
  'residents.exit': (id) => `/residents/${id}/exit`,
  'residents.readmit': (id) => `/residents/${id}/readmit`,
  'shelter.change': () => '/office/settings',
  'residents.change-status': (id) => `/residents/${id}/status/change`,
  'residents.correct-status': (ids) => `/residents/${ids.replace('.', '/status/')}/correct`,
  'residents.correct-stay': (ids) => `/residents/${ids.replace('.', '/stays/')}/correct`,
  'session-notes.write': (id) => `/residents/${id}/notes/new`,
  'session-notes.correct': (ids) => `/residents/${ids.replace('.', '/notes/')}/correct`,
  'drop-notes.file': (id) => `/residents/${id}/left/new`,
  'care-plans.need': (id) => `/residents/${id}/plan/need`,
  'care-plans.task': (ids) => `/residents/${ids.replace('.', '/plan/goal/')}/task`,
  'care-plans.drop-task': (ids) => `/residents/${ids.replace('.', '/plan/task/')}/drop`,
  'care-plans.correct-need': (ids) => `/residents/${ids.replace('.', '/plan/need/')}/correct`,
  'care-plans.correct-goal': (ids) => `/residents/${ids.replace('.', '/plan/goal/')}/correct`,
  'care-plans.correct-task': (ids) => `/residents/${ids.replace('.', '/plan/task/')}/correct`,
  'care-plans.withdraw-need': (ids) => `/residents/${ids.replace('.', '/plan/need/')}/withdraw`,
  'care-plans.withdraw-goal': (ids) => `/residents/${ids.replace('.', '/plan/goal/')}/withdraw`,
  'care-plans.withdraw-task': (ids) => `/residents/${ids.replace('.', '/plan/task/')}/withdraw`,
  'care-plans.goal': (ids) => `/residents/${ids.replace('.', '/plan/need/')}/goal`,
  'care-plans.review': (id) => `/residents/${id}/plan/review`,
  'progress.record.phq-9': (id) => `/residents/${id}/progress/new/phq-9`,
  'progress.record.who-5': (id) => `/residents/${id}/progress/new/who-5`,
};

/** Every form that keeps drafts. */
export const DRAFT_FORMS = Object.keys(PLACES);

/** The page of a form, or undefined for a form that this version does not know. */
export function placeOfDraft(form: string, subjectId: string): string | undefined {
  const own = ROOM_PAGES.map(({ drafts }) => drafts[form]).find((place) => place !== undefined);
  return (PLACES[form] ?? own)?.(subjectId);
}
