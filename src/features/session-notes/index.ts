// Front door of the session notes.
export {
  checkSession,
  SESSION_KINDS,
  type SessionKind,
  type SessionWords,
  sessionKind,
  sessionWords,
} from './session-note';
