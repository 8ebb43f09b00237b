// Front door of the consent of a file.
export { consent } from './consent';
