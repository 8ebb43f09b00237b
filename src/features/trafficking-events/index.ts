// Front door of the what happened of a file.
export { traffickingEvent } from './trafficking-event';
