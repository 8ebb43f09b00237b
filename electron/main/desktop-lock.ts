// Under Linux the desktop tells on D-Bus alone that it locked, sleeps or changed its user. Where `gdbus` is installed its
// words are read; where it is not, idle time must do. Nothing is sent, and no package is needed.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { saysLocked } from './desktop-words';

const WATCHES = [
  ['--session', '--dest', 'org.freedesktop.ScreenSaver'],
  ['--session', '--dest', 'org.gnome.ScreenSaver'],
  ['--system', '--dest', 'org.freedesktop.login1'],
] as const;

export function watchDesktop(lock: () => void): void {
  if (process.platform !== 'linux') return;
  const ours = process.env['XDG_SESSION_ID'];
  for (const watch of WATCHES) listen(watch, (line) => saysLocked(line, ours) && lock());
}

function listen(watch: readonly string[], hear: (line: string) => void): void {
  const monitor = spawn('gdbus', ['monitor', ...watch], { stdio: ['ignore', 'pipe', 'ignore'] });
  monitor.once('error', () => undefined);
  createInterface({ input: monitor.stdout }).on('line', hear);
  process.once('exit', () => monitor.kill());
}
