// Front door of the steps and hearings of a file.
export { legalStep } from './legal-step';
