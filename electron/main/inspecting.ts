// Has files read and hashed in a process of its own: the window and main go on meanwhile, and stopping ends the process.
import { dirname, join } from 'node:path';
import { app, type UtilityProcess, utilityProcess } from 'electron';
import type { LookedAtRelease } from '../../src/contract/release';
import type { SelfCheck } from '../../src/contract/self-check';
import { VAULT_FORMAT } from '../../src/kernel/vault-format';
import type { Told } from '../release/compared-files';
import { type Found, fromInspector, type InspectorOrder } from '../release/inspector-messages';

export interface Asker {
  /** Where the program that reads lies. */
  readonly programs: string;
  /** In development, where nothing is installed. */
  readonly installedFolder: string | undefined;
  readonly tellProgress: Told;
}

let running: UtilityProcess | undefined;

/** Ends what is being read; its asker hears that it was stopped. */
export function stopInspecting(): void {
  const child = running;
  running = undefined;
  child?.kill();
}

/** Everything beside the program belongs to the app; on a Mac what is in the bundle. */
export async function inspectInstalled(house: Asker): Promise<SelfCheck> {
  const folder = installedAt(house);
  if (folder === undefined) return { kind: 'not-installed' };
  const resources = resourcesIn(folder);
  const system = `${process.platform}-${process.arch}`;
  const installed = { folder, resources, version: app.getVersion(), system };
  const answer = await inspected({ kind: 'installed', installed }, house);
  if (answer.kind === 'installed') return answer.found;
  return { kind: answer.kind === 'stopped' ? 'stopped' : 'failed' };
}

/** Whether a folder from a stick is a release that may follow this version. Nothing is copied and nothing installed. */
export async function inspectRelease(
  house: Asker,
  { folder, fingerprint }: { readonly folder: string; readonly fingerprint: string | undefined },
): Promise<LookedAtRelease> {
  const installed = installedAt(house);
  const keysFile = installed === undefined ? '' : join(resourcesIn(installed), 'release-keys.json');
  const own = { version: app.getVersion(), vaultFormat: VAULT_FORMAT };
  const brought = { folder, keysFile, fingerprint, own };
  const answer = await inspected({ kind: 'release', brought }, house);
  if (answer.kind === 'release') return answer.found;
  return { kind: answer.kind === 'stopped' ? 'stopped' : 'failed' };
}

/** Undefined in development, where nothing is installed. */
export function installedAt(house: Pick<Asker, 'installedFolder'>): string | undefined {
  return app.isPackaged ? ownFolder() : house.installedFolder;
}

function resourcesIn(folder: string): string {
  return app.isPackaged ? process.resourcesPath : join(folder, 'resources');
}

function ownFolder(): string {
  const beside = dirname(process.execPath);
  return process.platform === 'darwin' ? dirname(beside) : beside;
}

type Unfound = { readonly kind: 'stopped' } | { readonly kind: 'failed' };

/** One at a time: a second order stops the first. */
function inspected(order: InspectorOrder, house: Asker): Promise<Found | Unfound> {
  stopInspecting();
  const child = utilityProcess.fork(join(house.programs, 'inspector.js'), [], {
    serviceName: 'kanaf-inspector',
    stdio: 'ignore',
    env: {},
  });
  running = child;
  return new Promise((resolve) => {
    child.once('exit', () => resolve({ kind: running === child ? 'failed' : 'stopped' }));
    child.on('message', (message: unknown) => {
      const heard = fromInspector.safeParse(message);
      if (heard.data?.kind === 'progress') house.tellProgress(heard.data.done, heard.data.total);
      else {
        resolve(heard.data ?? { kind: 'failed' });
        child.kill();
      }
    });
    child.postMessage(order);
  });
}
