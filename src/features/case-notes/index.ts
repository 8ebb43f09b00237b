// Front door of the case notes of a file.
export { caseNote } from './case-note';
