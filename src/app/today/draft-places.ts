// Where each form lives, so that a draft can be a door back to it.

type Place = (subjectId: string) => string;

const PLACES: Readonly<Record<string, Place>> = {
  'residents.admit': () => '/residents/new',
  'residents.correct': (id) => `/residents/${id}/edit`,
  'residents.exit': (id) => `/residents/${id}/exit`,
  'residents.readmit': (id) => `/residents/${id}/readmit`,
  'care-plans.session-note': (id) => `/residents/${id}/notes/new`,
  'care-plans.goal': (id) => `/residents/${id}/plan`,
  'care-plans.review': (id) => `/residents/${id}/plan`,
};

/** The page of a form, or undefined for a form that this version does not know. */
export function placeOfDraft(form: string, subjectId: string): string | undefined {
  return PLACES[form]?.(subjectId);
}
