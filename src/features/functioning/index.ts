// Front door of the functioning of a file.
export { functioningAnswer } from './functioning-answer';
