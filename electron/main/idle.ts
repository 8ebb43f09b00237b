// Locks when nobody has touched the window for a while, and at once when the computer locks or sleeps.
import { type BrowserWindow, powerMonitor } from 'electron';
import type { Role } from '../../src/kernel/compartments';
import type { LockReason } from '../../src/contract/shell';

const STAFF_SECONDS = 5 * 60;
const RECEPTION_SECONDS = 2 * 60;
const LOOK_EVERY_MS = 1000;

export function idleSecondsOf(role: Role): number {
  return role === 'reception' ? RECEPTION_SECONDS : STAFF_SECONDS;
}

export class IdleWatch {
  #lastTouch = performance.now();
  #limit: number | undefined;

  constructor(lock: (reason: LockReason) => void) {
    setInterval(() => {
      if (this.#limit === undefined) return;
      if (performance.now() - this.#lastTouch >= this.#limit * 1000) lock('idle');
    }, LOOK_EVERY_MS).unref();
    for (const event of ['suspend', 'shutdown', 'lock-screen', 'user-did-resign-active'] as const) {
      powerMonitor.on(event as 'suspend', () => lock('system'));
    }
  }

  watch(window: BrowserWindow): void {
    window.webContents.on('input-event', () => {
      this.#lastTouch = performance.now();
    });
  }

  start(seconds: number): void {
    this.#lastTouch = performance.now();
    this.#limit = seconds;
  }

  stop(): void {
    this.#limit = undefined;
  }
}
