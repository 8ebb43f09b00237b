// Front door of the follow-up after leaving of a file.
export { followUp } from './follow-up';
