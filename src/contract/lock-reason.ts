// Why the vault is locked. Without the schemas: the first thing a window reads.
/**
 * `session-over`: a working day has passed. `damage`: part of the records cannot be read, and the worker goes to rescue
 * them. `panic`: no grace for anything. `window-stopped`: the page fell over.
 */
export const LOCK_REASONS = [
  'asked',
  'idle',
  'session-over',
  'system',
  'damage',
  'panic',
  'window-stopped',
  'closing',
] as const;
export type LockReason = (typeof LOCK_REASONS)[number];
