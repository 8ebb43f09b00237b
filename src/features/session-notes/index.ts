// Front door of the session notes.
export { type SessionKind, type SessionWords, sessionWords } from './session-note';
