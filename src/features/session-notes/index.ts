// Front door of the session notes.
export { sessionKind, type SessionKind, type SessionWords, sessionWords } from './session-note';
