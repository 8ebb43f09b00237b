// Front door of the languages of a file.
export { language } from './language';
