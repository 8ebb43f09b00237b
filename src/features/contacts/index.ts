// Front door of the contacts.
export { contact } from './contact';
