// Front door of the session notes.
export {
  SESSION_KINDS,
  sessionKind,
  type SessionKind,
  type SessionWords,
  sessionWords,
} from './session-note';
