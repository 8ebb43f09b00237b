// Has files read and hashed in a process of its own: the window and main go on meanwhile, and stopping ends the process.
import { dirname, join } from 'node:path';
import { app, type UtilityProcess, utilityProcess } from 'electron';
import type { SelfCheck } from '../../src/contract/self-check';
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
  const folder = app.isPackaged ? ownFolder() : house.installedFolder;
  if (folder === undefined) return { kind: 'not-installed' };
  const resources = app.isPackaged ? process.resourcesPath : join(folder, 'resources');
  const system = `${process.platform}-${process.arch}`;
  const installed = { folder, resources, version: app.getVersion(), system };
  const answer = await inspected({ kind: 'installed', installed }, house);
  return answer.kind === 'installed' ? answer.found : { kind: answer.kind };
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
