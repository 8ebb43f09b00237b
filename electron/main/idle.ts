// Ends a session that lasted long enough, and at once when the computer locks, sleeps or changes its user.
import { uptime } from 'node:os';
import { type BrowserWindow, powerMonitor } from 'electron';
import type { LockReason } from '../../src/contract/lock-reason';
import { watchDesktop } from './desktop-lock';
import { SessionLimits } from './session-limits';

const LOOK_EVERY_MS = 1000;

/**
 * A closed lid suspends; `lock-screen` and the change of user are told on macOS and Windows only. Waking locks too: a
 * machine that ran out of power, or whose sleep nobody announced, wakes with the session of before.
 */
const SYSTEM_EVENTS = [
  'suspend',
  'resume',
  'shutdown',
  'lock-screen',
  'user-did-resign-active',
] as const;

/** Time since the computer started, its sleep included; the clock of `performance` stands still in sleep on Linux. */
const sinceBoot = (): number => uptime() * 1000;

/** Watches for as long as the app runs; `lock` may be called with nothing open. */
export function watchSession(lock: (reason: LockReason) => void): SessionLimits {
  const limits = new SessionLimits(sinceBoot);
  setInterval(() => {
    const reason = limits.due();
    if (reason !== undefined) lock(reason);
  }, LOOK_EVERY_MS).unref();
  return limits;
}

/** Hears the system for as long as the app runs. */
export function watchSystem(lock: () => void): void {
  watchDesktop(lock);
  for (const event of SYSTEM_EVENTS) powerMonitor.on(event as 'suspend', lock);
}

/** Whatever is done in the window counts: in a field, in a dialog, under an open menu. */
export function touchedBy(window: BrowserWindow, limits: SessionLimits): void {
  window.webContents.on('input-event', () => limits.touch());
}
