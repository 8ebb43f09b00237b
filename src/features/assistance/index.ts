// Front door of the services given of a file.
export { assistanceGiven } from './assistance-given';
