// The system's own dialog for choosing a folder, used as a worker does: nothing in the packaged app can stand in for it.
import { execFileSync, spawn } from 'node:child_process';
import { expect } from '@playwright/test';

const SOON = { timeout: 20_000, intervals: [100] };

/** A window manager: without one the dialog gets no keys. */
export function manageWindows(): { stop(): void } {
  const manager = spawn('openbox', ['--sm-disable'], { stdio: 'ignore' });
  return { stop: () => void manager.kill() };
}

/** Takes the worker's own home in the dialog that stands there: the second place of its side, then the button at its end. */
export async function chooseHome(): Promise<void> {
  await expect.poll(() => dialogs().length, SOON).toBeGreaterThan(0);
  const isGone = (): boolean => {
    const dialog = dialogs().at(-1);
    if (dialog === undefined) return true;
    const { width, height } = sizeOf(dialog);
    press(dialog, 57, 59);
    press(dialog, width - 50, height - 25);
    return false;
  };
  await expect.poll(isGone, { timeout: 60_000, intervals: [1000] }).toBe(true);
}

/** The system's own message: whether one stands there, and its one button pressed by the keyboard. */
export async function answerMessage(): Promise<void> {
  await expect.poll(() => dialogs().length, SOON).toBeGreaterThan(0);
  const [dialog = ''] = dialogs();
  xdotool('windowfocus', '--sync', dialog, 'key', '--window', dialog, 'Return');
}

function press(dialog: string, x: number, y: number): void {
  xdotool('mousemove', '--window', dialog, String(x), String(y), 'click', '1', 'sleep', '0.4');
}

function sizeOf(dialog: string): { readonly width: number; readonly height: number } {
  const told = xdotool('getwindowgeometry', '--shell', dialog);
  const figure = (name: string) => Number(new RegExp(`${name}=(\\d+)`, 'u').exec(told)?.[1] ?? 0);
  return { width: figure('WIDTH'), height: figure('HEIGHT') };
}

/** Visible windows that are not the app's own. */
function dialogs(): readonly string[] {
  const found = xdotool('search', '--onlyvisible', '--name', '.').trim().split('\n');
  return found.filter((id) => id !== '' && isDialog(id));
}

function isDialog(id: string): boolean {
  try {
    return execFileSync('xprop', ['-id', id, '_NET_WM_WINDOW_TYPE'], {
      encoding: 'utf8',
      stdio: 'pipe',
    }).includes('_DIALOG');
  } catch {
    return false;
  }
}

function xdotool(...args: readonly string[]): string {
  try {
    return execFileSync('xdotool', args, { encoding: 'utf8', stdio: 'pipe' });
  } catch {
    return '';
  }
}
