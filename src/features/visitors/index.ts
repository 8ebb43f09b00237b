// Front door of the visitors.
export { visit } from './visit';
