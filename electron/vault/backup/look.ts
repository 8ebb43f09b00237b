// What lies on a medium, told to somebody who has not come in yet: dates and sizes, nothing else.
import { basename, join } from 'node:path';
import type { backups } from '../../../src/features/backups/contract';
import type { OutputOf, Progress } from '../../../src/kernel/operation';
import { ok, refuse, type Result } from '../../../src/kernel/result';
import type { Gate } from '../gate/gate';
import { freshId } from '../keys/places';
import { isNetworkPath } from '../platform/network-folder';
import { keptBackup, keptHeader } from './kept-backup';
import { mediaAt, type Medium, readMedium } from './medium';
import { isFolder, type MediumTrouble, troubleOf } from './medium-files';

type Looked = OutputOf<typeof backups.look>;
type LookRefusal =
  | MediumTrouble
  | 'backups.folder-gone'
  | 'backups.folder-on-network'
  | 'backups.nothing-there';

const choices = new WeakMap<Gate, { readonly choice: string; readonly chosen: string }>();

export async function* lookAtMedium(
  gate: Gate,
  chosen: string | undefined,
): AsyncGenerator<Progress, Result<Looked, LookRefusal>, void> {
  if (chosen === undefined || !(await isFolder(chosen))) return refuse('backups.folder-gone');
  if (isNetworkPath(chosen)) return refuse('backups.folder-on-network');
  yield { step: 'begin', done: 0, total: 1 };
  try {
    const vaults: Looked['vaults'] = [];
    for (const path of await mediaAt(chosen)) {
      const medium = await readMedium(path);
      const listed = medium === undefined ? undefined : await restorable(medium);
      if (listed !== undefined) vaults.push(listed);
    }
    if (vaults.length === 0) return refuse('backups.nothing-there');
    const choice = freshId();
    choices.set(gate, { choice, chosen });
    return ok({ choice, vaults });
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble === undefined) throw error;
    return refuse(trouble);
  }
}

/** The medium that was looked at; undefined when another one was looked at since. */
export async function lookedAtMedium(
  gate: Gate,
  { choice, place }: { readonly choice: string; readonly place: string },
): Promise<Medium | undefined> {
  const known = choices.get(gate);
  if (known?.choice !== choice) return undefined;
  const paths = await mediaAt(known.chosen);
  const path = paths.find((one) => basename(one) === place);
  return path === undefined ? undefined : readMedium(path);
}

async function restorable(medium: Medium): Promise<Looked['vaults'][number] | undefined> {
  if (medium.data.length === 0 && medium.keys.length === 0) return undefined;
  const [keys] = medium.keys;
  const kept = keptBackup(
    medium,
    medium.data.find(({ manifest }) => manifest !== undefined),
  );
  const header = kept.ok ? (await keptHeader(kept.value)).header : undefined;
  const whole = medium.data.flatMap(({ manifest }) => (manifest === undefined ? [] : [manifest]));
  const otherFormats = inOtherFormats(medium);
  const ofOthers = otherFormats.reduce((sum, { count }) => sum + count, 0);
  return {
    place: basename(join(medium.path)),
    training: header?.content.training ?? false,
    needsDeviceCode: header?.content.deviceSecret === 'required',
    keysMadeAt: keys?.manifest?.manifest.madeAt ?? null,
    backups: whole.map(({ manifest }) => ({
      number: manifest.number,
      madeAt: manifest.madeAt,
      bytes: manifest.records.bytes,
    })),
    unreadable: medium.data.length - whole.length - ofOthers,
    otherFormats,
  };
}

type OtherFormats = Looked['vaults'][number]['otherFormats'];

/** Each format once. */
function inOtherFormats({ data }: Medium): OtherFormats {
  const found = new Map<number, OtherFormats[number]>();
  for (const { problem } of data) {
    if (problem === undefined || problem.code === 'backups.manifest-damaged') continue;
    const { format, own, version } = problem.details ?? {};
    const known = found.get(Number(format));
    found.set(Number(format), {
      code: problem.code,
      count: (known?.count ?? 0) + 1,
      format: Number(format),
      own: Number(own),
      ...(version === undefined ? {} : { version: String(version) }),
    });
  }
  return [...found.values()];
}
