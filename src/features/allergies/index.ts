// Front door of the allergies of a file.
export { allergy } from './allergy';
