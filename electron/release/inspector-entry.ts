// The process that reads and hashes files, for one order: main stays free, and stopping it is ending it.
import { checkInstalled } from './installed-files';
import { lookAtRelease } from './release-folder';
import type { FromInspector, InspectorOrder } from './inspector-messages';

/** Else Electron shows what lies in an archive as a folder, and its bytes could not be hashed. */
process.noAsar = true;

const TOLD_EVERY_BYTES = 4 * 1024 * 1024;

const parent = process.parentPort;
const say = (message: FromInspector): void => parent.postMessage(message);

parent.once('message', ({ data }) => void answer(data as InspectorOrder));

async function answer(order: InspectorOrder): Promise<void> {
  const tell = toldNowAndThen();
  try {
    if (order.kind === 'installed')
      say({ kind: 'installed', found: await checkInstalled(order.installed, tell) });
    else say({ kind: 'release', found: await lookAtRelease(order.brought, tell) });
  } catch {
    say({ kind: order.kind, found: { kind: 'failed' } });
  }
}

function toldNowAndThen() {
  let told = -1;
  return (done: number, total: number): void => {
    const part = Math.floor(done / TOLD_EVERY_BYTES);
    if (part === told && done < total) return;
    told = part;
    say({ kind: 'progress', done, total });
  };
}
