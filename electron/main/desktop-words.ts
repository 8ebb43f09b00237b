// What `gdbus monitor` prints when a desktop locks: one signal a line, `<object>: <interface>.<member> (<values>)`.

const SCREEN_SAVER = /ScreenSaver\.ActiveChanged \(true,\)$/;
const SLEEP = /login1\.Manager\.PrepareForSleep \(true,\)$/;
const SESSION = /^\/org\/freedesktop\/login1\/session\/(\w+): /;
const SESSION_LOCK = /login1\.Session\.Lock \(\)$/;
const SESSION_HINT = /'LockedHint': <true>|'Active': <false>/;

/** `ours` is the id of this login; without one every session's lock counts: too often is better than not at all. */
export function saysLocked(line: string, ours?: string): boolean {
  if (SCREEN_SAVER.test(line) || SLEEP.test(line)) return true;
  const session = SESSION.exec(line)?.[1];
  if (session === undefined) return false;
  if (ours !== undefined && session !== busLabel(ours)) return false;
  return SESSION_LOCK.test(line) || SESSION_HINT.test(line);
}

/** As systemd writes an id into an object path: `2` becomes `_32`, `c2` stays. */
function busLabel(id: string): string {
  return [...id]
    .map((sign, at) => {
      const isPlain = at === 0 ? /[A-Za-z]/.test(sign) : /[A-Za-z0-9]/.test(sign);
      return isPlain ? sign : `_${sign.codePointAt(0)?.toString(16).padStart(2, '0')}`;
    })
    .join('');
}
