// Front door of the papers of a file.
export { paper } from './paper';
