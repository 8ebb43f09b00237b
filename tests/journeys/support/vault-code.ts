// What journeys need of the vault's own code, in one module: it is loaded the way it is built, not the way Playwright loads.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { audit } from '../../../src/features/audit/contract';
import { residents } from '../../../src/features/residents/contract';
import { carePlans } from '../../../src/features/care-plans/contract';
import { progress } from '../../../src/features/progress/contract';
import { retention } from '../../../src/features/retention/contract';
import { sessionNotes } from '../../../src/features/session-notes/contract';
import type { InputOf, OutputOf } from '../../../src/kernel/operation';
import type { ResidentId } from '../../../src/kernel/ids';
import { backups } from '../../../src/features/backups/contract';
import { chosenFolders } from '../../support/chosen-folders';
import { damagePageOf } from '../../support/damaged-page';
import { fixedClock } from '../../support/fixed-clock';
import { type FolderInMemory, layOut, readFolder } from '../../support/folder-in-memory';
import { HER_NAME, HER_NUMBER, leave, writeFullFile } from '../../support/full-file';
import { keepMedium, nameMedium } from '../../../electron/vault/backup/media';
import { headerOfFormat, laterHeader } from '../../support/later-header';
import { markedHouse } from '../../support/marked-house';
import { proveStaff } from '../../../electron/vault/unlock/unlocking';
import { admitInput, inventedName } from '../../support/residents';
import {
  foundTestVault,
  PASSPHRASES,
  staffCodeOf,
  type TestVault,
  type TestVaultOptions,
  testVaultIn,
} from '../../support/test-vault';
import { KEPT } from './canaries';

export { fixedClock, foundTestVault, headerOfFormat, laterHeader, markedHouse };
export type { TestVault, TestVaultOptions };

/** The one whose file has something on every page. */
export const HER = { given: 'سلمى', full: 'سلمى حسن علي المصري', caseNumber: 'K-001' };

const OTHERS = [
  'نورا سالم عمر النجار',
  'ليلى كريم فؤاد حداد',
  'مريم تسفاي هايلي بيرهان',
  'زينب محمود جابر عبيد',
  'أمل يوسف صابر زيدان',
  'رحمة إدريس آدم بشير',
  'دعاء شريف منير خليل',
  'سمر وليد عادل قنديل',
  'منى رشاد كمال البنا',
  'هبة نبيل طارق الشامي',
  'فاطمة عثمان حامد النور',
];

const day = (from: Date, back: number): string =>
  new Date(from.getTime() - back * 86_400_000).toISOString().slice(0, 10);

let furnished: Promise<FolderInMemory> | undefined;

/** A training shelter that has been at work for a year and whose last day is today. Made once, copied for each journey. */
export async function furnishedVault(): Promise<TestVault> {
  furnished ??= furnish();
  const folder = mkdtempSync(join(tmpdir(), 'kanaf-test-'));
  layOut(await furnished, folder);
  const clock = fixedClock(new Date().toISOString());
  return testVaultIn(folder, { clock, outside: chosenFolders });
}

async function furnish(): Promise<FolderInMemory> {
  const now = new Date();
  const clock = fixedClock(new Date(now.getTime() - 200 * 86_400_000).toISOString());
  const roles = ['case-manager', 'psychologist', 'reception', 'nurse'] as const;
  const house = await foundTestVault({ roles, training: true, clock, outside: chosenFolders });
  for (const [at, full] of OTHERS.entries()) await admit(house, full, day(now, 560 - at * 30));
  const { id } = await admit(house, HER.full, day(now, 330));
  clock.set(now.toISOString());
  await house.actAs('case-manager');
  await plan(house, id, now);
  await house.actAs('psychologist');
  await sheets(house, id, now);
  house.at.lock('asked');
  const files = readFolder(house.folder);
  house.destroy();
  return files;
}

function admit(house: TestVault, full: string, on: string) {
  const isHer = full === HER.full;
  const base = admitInput(isHer ? HER.caseNumber : `K-${String(100 + OTHERS.indexOf(full))}`, full);
  return house.done(residents.admit, {
    ...base,
    acknowledgedDuplicates: 'مثال مخترع',
    stay: { admittedOn: on as never, referralSource: 'police' },
  } satisfies InputOf<typeof residents.admit>);
}

async function plan(house: TestVault, residentId: ResidentId, now: Date): Promise<void> {
  const started = await house.done(carePlans.start, { residentId });
  const seen = (version: number) => ({
    residentId,
    planId: started.planId,
    expectedVersion: version,
  });
  const need = await house.done(carePlans.addNeed, {
    ...seen(started.version),
    domain: 'work',
    level: 2,
    description: 'تبحث عن عمل آمن قريب من الدار',
  });
  const goal = await house.done(carePlans.setGoal, {
    ...seen(need.version),
    needId: need.needId,
    title: 'عمل في مشغل خياطة',
    ownWords: 'أريد أن أعمل بيدي وأدفع إيجاري بنفسي',
    horizon: 'short',
    weight: 1,
    baseline: -1,
    scale: { expected: 'تعمل ثلاثة أيام في الأسبوع' },
  });
  const { owners } = await house.done(carePlans.openPlan, { residentId });
  await house.done(carePlans.addTask, {
    ...seen(goal.version),
    goalId: goal.goalId,
    title: 'زيارة مشغل الخياطة معًا',
    dueOn: day(now, -2) as never,
    ownerId: (owners.find(({ self }) => self)?.id ?? '') as never,
  });
  const { plan: open } = await house.done(carePlans.openPlan, { residentId });
  await house.done(carePlans.review, {
    ...seen(open?.version ?? 0),
    heldOn: day(now, 0) as never,
    goals: [{ goalId: goal.goalId, attained: 0, state: 'open' }],
    decision: 'continue',
  });
}

async function sheets(house: TestVault, residentId: ResidentId, now: Date): Promise<void> {
  const totals: readonly OutputOf<typeof progress.sheet>['answers'][] = [
    [2, 2, 2, 2, 1, 2, 2, 1, 0],
    [1, 2, 1, 1, 1, 1, 1, 1, 0],
    [1, 1, 1, 0, 1, 0, 1, 0, 0],
  ];
  for (const [at, answers] of totals.entries()) {
    await house.done(progress.record, {
      residentId,
      instrument: 'phq-9',
      takenOn: day(now, 150 - at * 60) as never,
      answers,
    });
  }
  await house.done(sessionNotes.write, {
    residentId,
    heldOn: day(now, 5) as never,
    kind: 'individual',
    note: 'تحدثت عن يومها الأول في المشغل، وتنام أفضل.',
  });
}

/** A shelter with one full file whose period has ended, and somebody who lives there; locked. */
export async function oldFileVault(): Promise<{
  readonly vault: TestVault;
  readonly old: { readonly name: string; readonly number: string };
}> {
  const roles = ['case-manager', 'psychologist', 'reception', 'nurse'] as const;
  const house = await foundTestVault({ roles, training: true });
  await house.done(residents.admit, admitInput('K-2026-0001', HER.full));
  const id = await writeFullFile(house);
  await house.done(retention.liftHold, { id });
  house.at.lock('asked');
  return { vault: house, old: { name: HER_NAME, number: HER_NUMBER } };
}

/** A shelter that erased a file while this many media still held its keys; locked. */
export async function pendingErasureVault(media: number): Promise<TestVault> {
  const house = await foundTestVault({ roles: ['case-manager'], training: true });
  const { id } = await house.done(residents.admit, {
    ...admitInput('K-2010-0001', HER.full),
    stay: { admittedOn: '2010-01-05' as never },
  });
  await leave(house, id, '2011-01-01');
  const vault = house.open();
  vault.writing(() => {
    for (let at = 1; at <= media; at += 1) {
      const mediumId = String(at).padStart(26, '0');
      keepMedium(vault.records, {
        ...{ mediumId, kind: 'other-disk', number: 1, erasures: 0, headerGeneration: 1 },
        ...{ madeAt: house.clock.now(), manifestSha256: '' },
      } as Parameters<typeof keepMedium>[1]);
      nameMedium(vault.records, mediumId, `وسيط النسخ الشهرية لدى إدارة الجمعية رقم ${at}`);
    }
  });
  await house.done(retention.erase, {
    ...{ id, caseNumber: 'K-2010-0001', reason: 'asked-by-resident' },
    second: { staffCode: staffCodeOf('case-manager'), passphrase: PASSPHRASES['case-manager'] },
  });
  house.at.lock('asked');
  return house;
}

/** One page in the middle of the records is damaged, so that one of her papers cannot be read; locked. */
export async function damagedVault(): Promise<TestVault> {
  const house = await furnishedVault();
  await house.actAs('manager');
  const { databaseKeyHex: keyHex } = house.open().keys;
  const { residents: rows } = await house.done(residents.list, { filter: 'all' });
  const hers = rows.find(({ caseNumber }) => caseNumber === HER.caseNumber);
  house.at.lock('asked');
  damagePageOf({
    path: join(house.folder, 'vault', 'records.kanaf'),
    keyHex,
    lost: {
      sql: "SELECT blob FROM sealed_parts WHERE record_id = $id AND kind = 'resident'",
      values: { id: hers?.id ?? '' },
    },
    kept: ['residents', 'stays', 'staff', 'audit_events', 'audit_rows', 'shelter', 'media'].map(
      (table) => ({ sql: ['SELECT * FROM', table].join(' ') }),
    ),
  });
  return house;
}

/** Brings the whole vault to a medium. */
export async function backUp(house: TestVault, medium: string): Promise<void> {
  await house.actAs('manager');
  await house.done(backups.make, { folderToken: medium });
  house.at.lock('asked');
}

/** What the check of everything finds, and how many pages of either file cannot be read; locked again. */
export async function wholenessOf(
  house: TestVault,
): Promise<{ readonly sound: boolean; readonly unreadable: number }> {
  house.clock.set(new Date().toISOString());
  await house.actAs('manager');
  const { sound } = await house.done(audit.check, { asked: true });
  const { records, keyring } = house.open();
  let unreadable = 0;
  for (const handle of [records, keyring]) {
    handle.pragmaRows('wal_checkpoint(TRUNCATE)');
    unreadable += handle.pragmaRows('cipher_integrity_check').length;
  }
  house.at.lock('asked');
  return { sound, unreadable };
}

export interface CanaryVault {
  readonly vault: TestVault;
  /** Every key of the psychologist's session, by name, in hexadecimal. */
  readonly keys: Readonly<Record<string, string>>;
}

/** A shelter where one resident has invented words in every kind of field, and last year had enough to be counted; locked. */
export async function canaryVault(): Promise<CanaryVault> {
  const roles = ['case-manager', 'psychologist'] as const;
  const house = await foundTestVault({ roles, training: true });
  // Without the first, whose name is like hers.
  for (const full of OTHERS.slice(1)) await admit(house, full, '2025-02-01');
  const input = admitInput('K-001', `${KEPT.arabic} سالم عمر النجار`);
  const { id } = await house.done(residents.admit, {
    ...input,
    presence: { ...input.presence, room: KEPT.latin },
    identity: {
      ...input.identity,
      name: inventedName(`${KEPT.arabic} سالم عمر النجار`, { latin: `${KEPT.latin} Salem` }),
      passportNumber: KEPT.latin,
    },
  });
  await house.actAs('case-manager');
  await plan(house, id, new Date(house.clock.now()));
  await house.actAs('psychologist');
  await house.done(sessionNotes.write, {
    residentId: id,
    heldOn: day(new Date(house.clock.now()), 1) as never,
    kind: 'individual',
    note: `${KEPT.arabic} تحدثت عن ${KEPT.latin}`,
  });
  const keys = await keysOf(house);
  house.at.lock('asked');
  return { vault: house, keys };
}

/** From the header with the known passphrase, and the compartments that its holder opens. */
async function keysOf(house: TestVault): Promise<Readonly<Record<string, string>>> {
  const { keys } = house.open();
  const proved = await proveStaff({
    folder: house.at.gate.folder,
    staffCode: staffCodeOf('psychologist'),
    passphrase: PASSPHRASES.psychologist,
    now: house.clock.now(),
    deviceSecret: (header) => house.at.gate.deviceSecret(header),
  });
  if (!proved.ok) throw new Error(proved.refusal.code);
  const { holder } = proved.value;
  const compartments = keys
    .held()
    .flatMap((compartment) =>
      keys
        .generations(compartment)
        .map(({ secret }): readonly [string, Buffer] => [`${compartment} secret`, secret]),
    );
  const all: readonly (readonly [string, Buffer])[] = [
    ['database key', holder.fileKeys.databaseKey],
    ['keyring key', holder.fileKeys.keyringKey],
    ['slot x25519', holder.keys.x25519Seed],
    ['slot ed25519', holder.keys.ed25519Seed],
    ['draft key', keys.draftKey],
    ...compartments,
  ];
  return Object.fromEntries(all.map(([name, bytes]) => [name, Buffer.from(bytes).toString('hex')]));
}
