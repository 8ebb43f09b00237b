// Under Linux each desktop keeps its own setting of the screen lock. Asked is the desktop that runs; of others nothing is
// believed, for their settings may lie there unused.
import { join } from 'node:path';
import type { ScreenLock } from '../../src/contract/machine';
import type { Asked } from './asked';

const UNKNOWN: ScreenLock = { state: 'unknown' };
const OFF: ScreenLock = { state: 'off' };

interface Settings {
  readonly saver: string;
  readonly session: string;
  /** Seconds of one step of its idle time. */
  readonly idleStep: number;
  readonly lockStep: number;
}

const GNOME: Settings = {
  saver: 'org.gnome.desktop.screensaver',
  session: 'org.gnome.desktop.session',
  idleStep: 1,
  lockStep: 1,
};
const CINNAMON: Settings = {
  saver: 'org.cinnamon.desktop.screensaver',
  session: 'org.cinnamon.desktop.session',
  idleStep: 1,
  lockStep: 1,
};
const MATE: Settings = {
  saver: 'org.mate.screensaver',
  session: 'org.mate.session',
  idleStep: 60,
  lockStep: 60,
};
const BY_DESKTOP: ReadonlyMap<string, Settings> = new Map([
  ['gnome', GNOME],
  ['unity', GNOME],
  ['budgie', GNOME],
  ['x-cinnamon', CINNAMON],
  ['mate', MATE],
]);

export async function linuxScreenLock(asked: Asked): Promise<ScreenLock> {
  const desktops = asked.environment('XDG_CURRENT_DESKTOP')?.toLowerCase().split(':') ?? [];
  if (desktops.includes('kde')) return plasmaLock(asked);
  const settings = desktops.map((name) => BY_DESKTOP.get(name)).find((one) => one !== undefined);
  return settings === undefined ? UNKNOWN : settingsLock(settings, asked);
}

async function settingsLock(settings: Settings, asked: Asked): Promise<ScreenLock> {
  const of = async (schema: string, key: string) =>
    (await asked.run('gsettings', 'get', schema, key))?.trim();
  const isOn = await of(settings.saver, 'lock-enabled');
  const forbidden = await of('org.gnome.desktop.lockdown', 'disable-lock-screen');
  if (isOn === 'false' || forbidden === 'true') return OFF;
  const idle = numberIn(await of(settings.session, 'idle-delay'));
  const after = numberIn(await of(settings.saver, 'lock-delay'));
  if (isOn !== 'true' || idle === undefined) return UNKNOWN;
  if (idle === 0) return OFF;
  if (after === undefined) return UNKNOWN;
  return {
    state: 'on',
    minutes: Math.ceil((idle * settings.idleStep + after * settings.lockStep) / 60),
  };
}

/** `uint32 300` or `5` */
function numberIn(told: string | undefined): number | undefined {
  const digits = /^(?:u?int\d+ )?(\d{1,9})$/.exec(told ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Only what stands there: what Plasma takes for usual where nothing is written differs by its version. */
async function plasmaLock(asked: Asked): Promise<ScreenLock> {
  const home = asked.environment('HOME');
  const folder = asked.environment('XDG_CONFIG_HOME') ?? (home && join(home, '.config'));
  const told = folder && (await asked.read(join(folder, 'kscreenlockerrc')));
  if (!told) return UNKNOWN;
  const daemon = /^\[Daemon\]\n((?:(?!\[).*\n?)*)/m.exec(told)?.[1] ?? '';
  const of = (key: string) => new RegExp(`^${key}=(.*)$`, 'm').exec(daemon)?.[1]?.trim();
  const minutes = numberIn(of('Timeout'));
  if (of('Autolock') === 'false' || minutes === 0) return OFF;
  return minutes === undefined ? UNKNOWN : { state: 'on', minutes };
}
