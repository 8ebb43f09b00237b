// Front door of the state of health of a file.
export { condition } from './condition';
