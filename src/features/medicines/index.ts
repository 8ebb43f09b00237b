// Front door of the medicines of a file.
export { medicine } from './medicine';
