// Cut short at any moment the vault is the one of before or the one of today, whole, and the next unlock goes on from there.
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bringUpToDate, dueUpgrade } from '../../../electron/vault/upgrade/upgrade';
import { benchWorkshop } from '../../../electron/vault/workshop/workshop';
import { vault as vaultContract } from '../../../src/features/vault/contract';
import {
  AGREED,
  expectWhole,
  type FormerHouse,
  formerHouse,
  MANAGER,
} from '../../support/former-house';
import { INVENTED } from '../../support/invented-formats';
import { type TestVault, testVaultIn } from '../../support/test-vault';
import { tracesOf } from '../../support/traces';
import { keepHeaderFromBeingWritten, letHeaderBeWritten } from '../../support/unwritable-header';

let made: FormerHouse;
const images: string[] = [];
beforeEach(async () => {
  made = await formerHouse(-1);
});
afterEach(() => {
  made.house.destroy();
  for (const image of images.splice(0)) rmSync(image, { recursive: true, force: true });
});

function steps() {
  const due = dueUpgrade(made.folder, INVENTED);
  if (due === undefined) throw new Error('nothing is due');
  const { folder, house } = made;
  const order = { ...MANAGER, folder, now: house.clock.now(), workshop: benchWorkshop };
  return bringUpToDate(order, due);
}

/** The folder as a power cut would leave it at this moment. By another program: closing a file here would drop a lock on it. */
function imageNow(): string {
  const image = mkdtempSync(join(tmpdir(), 'kanaf-cut-'));
  images.push(image);
  execFileSync('cp', ['-a', made.folder, join(image, 'vault')]);
  return image;
}

const databasesIn = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => /^(records|keyring).*\.kanaf$/.test(name));
const formerIn = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => name.startsWith('before-'));

/** Whichever vault it is, it opens, all is there, and once it was opened twice nothing is left lying about. */
async function expectGoesOn(image: string): Promise<void> {
  const house = testVaultIn(image, { formats: INVENTED, clock: made.house.clock });
  try {
    await house.done(vaultContract.unlock, AGREED);
    await expectWhole({ ...made, house });
    const folder = join(image, 'vault');
    expect(databasesIn(folder)).toHaveLength(2);
    expect(formerIn(folder)).toEqual([]);
  } finally {
    house.at.gate.lock();
  }
}

it('at every step', async () => {
  const running = steps();
  const cut = new Map<string, string>();
  for (;;) {
    const step = await running.next();
    if (step.done === true) break;
    cut.set(step.value.step, imageNow());
  }
  cut.set('done', imageNow());
  expect([...cut.keys()]).toEqual([
    'upgrade-copy',
    'upgrade-compare',
    'upgrade-change',
    'upgrade-switch',
    'done',
  ]);
  for (const image of cut.values()) await expectGoesOn(image);
});

it.each(['upgrade-copy', 'upgrade-compare', 'upgrade-change', 'upgrade-switch'])(
  'stopped at %s nothing was done and nothing is left',
  async (at) => {
    const before = tracesOf(made.folder);
    const running = steps();
    for (;;) {
      const step = await running.next();
      if (step.done === true) throw new Error('it did not come to that step');
      if (step.value.step === at) break;
    }
    await running.return({ ok: false, refusal: { code: 'vault.no-room' } });
    const after = tracesOf(made.folder);
    const { '.': _before, 'attempts.json': _tries, ...were } = before;
    const { '.': _after, 'attempts.json': _triesNow, ...are } = after;
    expect(are).toEqual(were);
  },
);

describe('in the moment of the switch', () => {
  it('before the first copy of the header: the vault is the one of before', async () => {
    keepHeaderFromBeingWritten(made.folder, ['a']);
    const before = databasesIn(made.folder);
    expect(await made.house.call(vaultContract.unlock, AGREED)).not.toMatchObject({ kind: 'done' });
    expect(databasesIn(made.folder)).toEqual(before);
    expect(formerIn(made.folder)).toEqual([]);
    letHeaderBeWritten(made.folder, ['a']);
    await made.house.done(vaultContract.unlock, AGREED);
    await expectWhole(made);
  });

  it('after the first copy: it is the one of today, and the second copy follows', async () => {
    keepHeaderFromBeingWritten(made.folder, ['b']);
    await made.house.done(vaultContract.unlock, AGREED);
    letHeaderBeWritten(made.folder, ['b']);
    await expectWhole(made);
    const [a, b] = ['a', 'b'].map((copy) =>
      readFileSync(join(made.folder, `header-${copy}.kanaf`)),
    );
    expect(a).toEqual(b);
  });

  it('between the two copies, whichever of them was first', async () => {
    for (const left of ['a', 'b']) {
      const old = readFileSync(join(made.folder, `header-${left}.kanaf`));
      for await (const _ of steps());
      writeFileSync(join(made.folder, `header-${left}.kanaf`), old);
      const plain = testVaultIn(made.house.folder, { clock: made.house.clock });
      expect(await plain.done(vaultContract.status, {})).toMatchObject({
        state: 'locked',
        headerWorn: true,
      });
      await plain.actAs('manager');
      await expectWhole({ ...made, house: plain });
      plain.at.lock('asked');
      made.house.destroy();
      made = await formerHouse(-1);
    }
  });

  it('before the files of before have found their place: the next unlock brings them there', async () => {
    const names = databasesIn(made.folder);
    for await (const _ of steps());
    expect(databasesIn(made.folder)).toHaveLength(4);
    const kept = join(made.folder, 'before-format--1');
    expect(databasesIn(kept)).toEqual([]);
    // One of them was there already when the power went.
    renameSync(join(made.folder, names[1] ?? ''), join(kept, names[1] ?? ''));
    await made.house.actAs('manager');
    expect(databasesIn(kept)).toEqual(names);
    expect(databasesIn(made.folder)).toHaveLength(2);
    await expectWhole(made);
    expect(existsSync(kept)).toBe(false);
  });
});

describe('while the vault of before is destroyed', () => {
  async function opened(): Promise<{ readonly kept: string; readonly house: TestVault }> {
    const { house, folder } = made;
    await house.done(vaultContract.unlock, AGREED);
    house.at.lock('asked');
    return { kept: join(folder, 'before-format--1'), house };
  }
  const lines = (house: TestVault) =>
    house
      .open()
      .audit.newest(Number.MAX_SAFE_INTEGER, 1000)
      .filter(({ verb }) => verb === 'vault.former-destroyed');

  it('half of it gone: the rest goes with the next unlock, and the line comes', async () => {
    const { kept, house } = await opened();
    rmSync(join(kept, 'header-a.kanaf'));
    writeFileSync(join(kept, 'keyring.kanaf'), Buffer.alloc(4096));
    await house.actAs('manager');
    expect(existsSync(kept)).toBe(false);
    expect(lines(house)).toHaveLength(1);
  });

  it('all of it gone before the line was written: the line comes', async () => {
    const { kept, house } = await opened();
    rmSync(kept, { recursive: true });
    await house.actAs('manager');
    expect(lines(house)).toHaveLength(1);
  });
});

it('a folder of that name that is no vault of before is not written over', async () => {
  const kept = join(made.folder, 'before-format--1');
  execFileSync('mkdir', [kept]);
  copyFileSync(join(made.folder, 'records.kanaf'), join(kept, 'records.kanaf'));
  await made.house.done(vaultContract.unlock, AGREED);
  expect(formerIn(made.folder).toSorted()).toEqual(['before-format--1', 'before-format--1-2']);
  expect(databasesIn(join(made.folder, 'before-format--1-2'))).toHaveLength(2);
});
