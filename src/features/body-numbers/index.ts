// Front door of the numbers of other bodies of a file.
export { bodyNumber } from './body-number';
