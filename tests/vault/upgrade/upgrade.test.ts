// The way from one format of the vault to the next, on two formats that never were: everything is there afterwards, and the vault
// of before lies whole beside it until the new one has opened again.
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readMark } from '../../../electron/vault/audit/marks';
import { presentStaff } from '../../../electron/vault/house-facts/staff-known';
import { readHeader } from '../../../electron/vault/keys/header-file';
import { KNOWN_FORMATS } from '../../../electron/vault/upgrade/known-formats';
import { audit } from '../../../src/features/audit/contract';
import { recovery } from '../../../src/features/recovery/contract';
import { staffContract } from '../../../src/features/staff/contract';
import { vault as vaultContract } from '../../../src/features/vault/contract';
import { AGREED, expectSound, expectWhole, formerHouse, MANAGER } from '../../support/former-house';
import { FIRST_VERSION, layOutFirstVersion } from '../../support/first-version';
import { INVENTED, makeFormer } from '../../support/invented-formats';
import { PASSPHRASES, staffCodeOf, type TestVault, testVaultIn } from '../../support/test-vault';
import { tracesOf } from '../../support/traces';

const houses: TestVault[] = [];
const folders: string[] = [];
afterEach(() => {
  for (const house of houses.splice(0)) house.destroy();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function former(...wishes: Parameters<typeof formerHouse>) {
  const made = await formerHouse(...wishes);
  houses.push(made.house);
  return made;
}

const verbs = (house: TestVault): readonly string[] =>
  house
    .open()
    .audit.newest(Number.MAX_SAFE_INTEGER, 1000)
    .map(({ verb }) => verb);

const databasesIn = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => /^(records|keyring).*\.kanaf$/.test(name));

describe.each([-1, 0] as const)('a vault of format %i', (format) => {
  it('is told at the door, and not touched before somebody has agreed', async () => {
    const { house, folder } = await former(format);
    const before = tracesOf(folder);
    const upgrade = { from: format, to: 1 };
    expect(await house.done(vaultContract.status, {})).toMatchObject({ state: 'locked', upgrade });
    const first = {
      kind: 'refused',
      refusal: { code: 'vault.upgrade-first', details: upgrade },
    };
    expect(await house.call(vaultContract.unlock, MANAGER)).toEqual(first);
    const proof = { kind: 'code', typed: '1' } as const;
    expect(await house.call(recovery.begin, { proof })).toEqual(first);
    expect(tracesOf(folder)).toEqual(before);
  });

  it('is brought up to date, and all of it is there for everyone', async () => {
    const made = await former(format, { remembers: true });
    const { house } = made;
    const { failedTries } = await house.done(vaultContract.unlock, AGREED);
    expect(failedTries).toBe(0);
    await expectWhole(made);
    const { upgrade } = await house.done(vaultContract.status, {});
    expect(upgrade).toBeUndefined();
    for (const role of ['case-manager', 'nurse', 'it'] as const) await house.actAs(role);
    // Without the list of formats as well: it is a vault of today like any other.
    house.at.lock('asked');
    const plain = testVaultIn(house.folder, { clock: house.clock });
    await plain.actAs('manager');
    await expectSound(plain);
    plain.at.lock('asked');
  });

  it('tells its trail once, in a line with every row it changed, before the first sign-in', async () => {
    const { house } = await former(format);
    await house.done(vaultContract.unlock, AGREED);
    const said = verbs(house);
    expect(said.filter((verb) => verb === 'vault.upgraded')).toHaveLength(1);
    expect(said.indexOf('vault.upgraded')).toBeGreaterThan(said.indexOf('vault.unlock'));
    const line = house
      .open()
      .audit.newest(Number.MAX_SAFE_INTEGER, 1000)
      .find(({ verb }) => verb === 'vault.upgraded');
    expect(line).toMatchObject({
      actor: staffCodeOf('manager'),
      // The visit twice, under each name, and its part under each key.
      facts: { from: format, to: 1, rows: format === -1 ? 4 : 0 },
    });
  });

  it('stays whole in a folder of its own, which the program of before opens', async () => {
    const made = await former(format);
    const { house, folder } = made;
    const content = (at: string) =>
      [...databasesIn(at), 'header-a.kanaf', 'header-b.kanaf'].map((name) =>
        readFileSync(join(at, name)).toString('base64'),
      );
    const before = content(folder);
    const names = databasesIn(folder);
    await house.done(vaultContract.unlock, AGREED);
    const kept = join(folder, `before-format-${format}`);
    expect(databasesIn(kept)).toEqual(names);
    expect(content(kept)).toEqual(before);
    expect(databasesIn(folder)).toHaveLength(2);
    const elsewhere = mkdtempSync(join(tmpdir(), 'kanaf-kept-'));
    folders.push(elsewhere);
    cpSync(kept, join(elsewhere, 'vault'), { recursive: true });
    const again = testVaultIn(elsewhere, { formats: INVENTED, clock: house.clock });
    houses.push(again);
    await again.done(vaultContract.unlock, AGREED);
    await expectWhole({ ...made, house: again });
  });

  it('goes once the new one has been opened again, with a line', async () => {
    const { house, folder } = await former(format);
    const kept = join(folder, `before-format-${format}`);
    await house.done(vaultContract.unlock, AGREED);
    expect(readMark(house.open().records, 'former-format')).toBe(`${format} opened`);
    expect(verbs(house)).not.toContain('vault.former-destroyed');
    house.at.lock('asked');
    expect(existsSync(kept)).toBe(true);
    await house.actAs('manager');
    expect(existsSync(kept)).toBe(false);
    expect(verbs(house).filter((verb) => verb === 'vault.former-destroyed')).toHaveLength(1);
    await house.actAs('manager');
    expect(verbs(house).filter((verb) => verb === 'vault.former-destroyed')).toHaveLength(1);
    await expectSound(house);
  });
});

it('a renewal in the first session takes the vault of before away: its keys open what was taken from somebody', async () => {
  const { house, folder } = await former(-1);
  await house.done(vaultContract.unlock, AGREED);
  const nurse = presentStaff(house.open().records).find(({ role }) => role === 'nurse');
  const second = {
    staffCode: staffCodeOf('case-manager'),
    passphrase: PASSPHRASES['case-manager'],
  };
  await house.done(staffContract.leave, { id: nurse?.id as never, second });
  expect(readdirSync(folder).filter((name) => name.startsWith('before-'))).toEqual([]);
  expect(verbs(house)).toContain('vault.former-destroyed');
  await expectSound(house);
});

it('wrong tries before it are told as at any door', async () => {
  const { house } = await former(0);
  const wrong = { ...AGREED, passphrase: 'not the words of anybody' };
  expect(await house.call(vaultContract.unlock, wrong)).toMatchObject({
    refusal: { code: 'vault.wrong-passphrase' },
  });
  expect(await house.done(vaultContract.unlock, AGREED)).toMatchObject({ failedTries: 1 });
  expect(verbs(house)).toContain('vault.wrong-tries');
});

it('what was not as the trail says before is found afterwards as it would have been', async () => {
  const made = await former(-1);
  const { house } = made;
  const forged = await former(
    -1,
    {},
    {
      ...INVENTED,
      upgrades: INVENTED.upgrades.map((step) =>
        step.from === -1
          ? {
              ...step,
              // Stands for a row that somebody edited with another program, before the first step looks.
              missing: (copies, holder) => {
                copies.records.run("UPDATE guests SET relation = 'police'");
                return step.missing(copies, holder);
              },
            }
          : step,
      ),
    },
  );
  await house.done(vaultContract.unlock, AGREED);
  await expectSound(house);
  const { house: other } = forged;
  await other.done(vaultContract.unlock, AGREED);
  const checked = await other.done(audit.check, { asked: true });
  expect(checked).toMatchObject({ sound: false });
  expect((await other.done(audit.state, {})).alarm).toMatchObject({ kind: 'rows' });
});

it('a vault whose schema is years behind its format is raised on the way', async () => {
  const base = mkdtempSync(join(tmpdir(), 'kanaf-first-'));
  const folder = join(base, 'vault');
  layOutFirstVersion(folder);
  const opened = testVaultIn(base);
  houses.push(opened);
  await makeFormer(folder, 0, { ...MANAGER, now: opened.clock.now() });
  const house = testVaultIn(base, { formats: INVENTED, clock: opened.clock });
  await house.done(vaultContract.unlock, AGREED);
  expect(house.open().records.get('SELECT count(*) AS found FROM residents')).toEqual({
    found: FIRST_VERSION.residents,
  });
  await expectSound(house);
  house.at.lock('asked');
});

it('the app and the command line know no step, and hand in no formats', () => {
  expect(KNOWN_FORMATS.upgrades).toEqual([]);
  const callers = readdirSync('electron', { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name, text: readFileSync(join('electron', name), 'utf8') }))
    .filter(({ text }) => /\b(?:createVault|new Gate)\(/.test(text));
  const handingIn = callers.filter(({ text }) => /\bformats\b/.test(text));
  expect(callers.map(({ name }) => name)).toContain('vault/process/entry.ts');
  // The one place through which a test does.
  expect(handingIn.map(({ name }) => name)).toEqual(['vault/process/vault-at.ts']);
});

it('keeps the header’s savings going on from where they were', async () => {
  const { house, folder } = await former(-1);
  const saved = (
    JSON.parse(readFileSync(join(folder, 'header-a.kanaf'), 'utf8')) as {
      content: { generation: number };
    }
  ).content.generation;
  await house.done(vaultContract.unlock, AGREED);
  const found = readHeader(folder);
  expect(found).toMatchObject({
    value: { header: { content: { generation: saved + 1 } }, copies: ['good', 'good'] },
  });
});
