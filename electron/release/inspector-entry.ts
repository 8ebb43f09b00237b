// The process that reads and hashes files, for one order: main stays free, and stopping it is ending it.
import { checkInstalled } from './installed-files';
import type { FromInspector, InspectorOrder } from './inspector-messages';

/** Else Electron shows what lies in an archive as a folder, and its bytes could not be hashed. */
process.noAsar = true;

const TOLD_EVERY_BYTES = 4 * 1024 * 1024;

const parent = process.parentPort;
const say = (message: FromInspector): void => parent.postMessage(message);

parent.once('message', ({ data }) => void answer(data as InspectorOrder));

async function answer({ installed }: InspectorOrder): Promise<void> {
  try {
    say({ kind: 'installed', found: await checkInstalled(installed, toldNowAndThen()) });
  } catch {
    say({ kind: 'installed', found: { kind: 'failed' } });
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
