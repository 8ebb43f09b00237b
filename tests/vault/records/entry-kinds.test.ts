// Every register the house keeps, tried alike on a real vault with its own examples: written, listed, opened, corrected with
// its history, closed to other roles, in the way of undoing an import, counted and taken by an erasure.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Host } from '../../../electron/vault/host/host';
import { room } from '../../../electron/vault/host/room';
import { freshId } from '../../../electron/vault/keys/places';
import { nowhere } from '../../../electron/vault/platform/process-environment';
import { registerRecords } from '../../../electron/vault/records/register';
import type { AnyEntryKind } from '../../../electron/vault/house-facts/entry-kinds';
import { ENTRY_KINDS } from '../../../electron/vault/house-facts/entry-kinds';
import {
  CONTENTS,
  TABLES_OF_RESIDENTS,
  WORKED_ON,
} from '../../../electron/vault/house-facts/tables-of-residents';
import { removeResident } from '../../../electron/vault/records/resident-removal';
import { type Role, ROLES, roleMay } from '../../../src/kernel/compartments';
import type { ResidentId } from '../../../src/kernel/ids';
import { createStatement } from '../../../src/kernel/columns';
import { type EntryExample, filledExample } from '../../../src/kernel/entry/entry-example';
import type { ReadOf, WriteOf } from '../../../src/kernel/entry/entry-records';
import { entryUseCases } from '../../../src/kernel/entry/entry-use-cases';
import { refOf } from '../../../src/kernel/owner';
import type { UseCases } from '../../../src/kernel/use-case';
import { errand, errands } from '../../support/invented-register';
import { putResident } from '../../support/resident-in-vault';
import { foundTestVault, type TestVault } from '../../support/test-vault';

let house: TestVault;
beforeAll(async () => {
  house = await foundTestVault({ roles: ROLES });
}, 120_000);
afterAll(() => house.destroy());

function operationOf(kind: AnyEntryKind, verb: string) {
  const found = house.at.host.operations.find(({ name }) => name === `${kind.room}.${verb}`);
  if (found === undefined) throw new Error(`${kind.room} offers no ${verb}`);
  return found;
}

async function answerOf(kind: AnyEntryKind, verb: string, input: unknown) {
  const { name } = operationOf(kind, verb);
  return house.at.host.answer({
    ...{ kind: 'call', callId: 'test', operation: name, input, sessionId: house.sessionId() },
  });
}

async function done(kind: AnyEntryKind, verb: string, input: unknown): Promise<Answered> {
  const answer = await answerOf(kind, verb, input);
  if (answer.kind !== 'done') throw new Error(`${verb} answered ${JSON.stringify(answer)}`);
  return answer.value as Answered;
}

interface Entry {
  readonly id: string;
  readonly version: number;
  readonly words: { readonly state: string; readonly value: Readonly<Record<string, unknown>> };
}
interface Answered {
  readonly id: string;
  readonly version: number;
  readonly entry: Entry;
  readonly entries: readonly Entry[];
  readonly corrections: readonly { words: { value: { former: object; reason: string } } }[];
}

function roleThatMay(kind: AnyEntryKind, verb: string, may: boolean): Role | undefined {
  const { permission } = operationOf(kind, verb);
  if (permission.to !== 'holders') return may ? 'manager' : undefined;
  return ROLES.find((role) => roleMay(role, permission.of) === may);
}

/** Everybody who writes holds `presence` or can be told whom it is about. */
async function actAsWriter(kind: AnyEntryKind): Promise<void> {
  await house.actAs(roleThatMay(kind, 'write', true) ?? 'manager');
}

function contentOf(kind: AnyEntryKind, example: EntryExample, residentId: ResidentId | null) {
  const { staffId } = house.open().session;
  return filledExample(kind, example, { residentId, on: '2026-03-09', staffId });
}

async function somebody(name: string): Promise<ResidentId> {
  await house.actAs('manager');
  return putResident(house, { name });
}

/** A word that must be there, otherwise one that the first example has. */
function firstWord(kind: AnyEntryKind): string {
  const named = Object.keys(kind.words);
  const required = named.find((word) => kind.words[word]?.isRequired === true);
  const word = required ?? named.find((one) => typeof kind.examples[0]?.[one] === 'string');
  if (word === undefined) throw new Error('the first example of a kind has no word');
  return word;
}

const countOf = (sql: string, values: Record<string, string>) =>
  house.open().records.all(sql, values).length;

it('there are registers to try', () => expect(ENTRY_KINDS.length).toBeGreaterThan(0));

describe.each(ENTRY_KINDS.map((kind) => [kind.room, kind] as const))('%s', (_room, kind) => {
  const allowsNobody = kind.about.isNullable;

  it('takes every example, lists it newest first and opens its words', async () => {
    const residentId = await somebody('سلمى');
    await actAsWriter(kind);
    const ids: string[] = [];
    for (const example of kind.examples)
      ids.push((await done(kind, 'write', contentOf(kind, example, residentId))).id);
    const { entries } = await done(kind, 'list', { residentId, from: null, to: null });
    expect(ids.length).toBeGreaterThan(0);
    expect(entries.map(({ id }) => id)).toEqual(ids.toReversed());
    const { entry, corrections } = await done(kind, 'open', { id: ids[0] });
    const field = firstWord(kind);
    expect(entry.words.value[field]).toBe(kind.examples[0]?.[field]);
    expect([entry.version, corrections]).toEqual([1, []]);
    const outside = await done(kind, 'list', { residentId, from: '2026-03-10', to: null });
    expect(outside.entries).toEqual([]);
  });

  it('corrects beside what was written, and only what was read', async () => {
    const residentId = await somebody('نور');
    await actAsWriter(kind);
    const content = contentOf(kind, kind.examples[0] ?? {}, residentId);
    const { id } = await done(kind, 'write', content);
    const field = firstWord(kind);
    const { residentId: _whom, ...same } = content;
    const corrected = { ...same, id, expectedVersion: 1, reason: 'خطأ في الاسم', [field]: 'سواه' };
    expect(
      await answerOf(kind, 'correct', { ...same, id, expectedVersion: 1, reason: 'x' }),
    ).toEqual({ kind: 'refused', refusal: { code: 'correction.no-change' } });
    expect((await done(kind, 'correct', corrected)).version).toBe(2);
    expect(await answerOf(kind, 'correct', corrected)).toEqual({
      kind: 'refused',
      refusal: { code: 'correction.changed-meanwhile' },
    });
    const { entry, corrections } = await done(kind, 'open', { id });
    expect([entry.version, entry.words.value[field]]).toEqual([2, 'سواه']);
    expect(corrections.map(({ words }) => words.value)).toEqual([
      { former: { [field]: kind.examples[0]?.[field] }, reason: 'خطأ في الاسم' },
    ]);
  });

  it('refuses a day to come unless it may lie ahead, somebody without a file, and a correction without a reason', async () => {
    const residentId = await somebody('هدى');
    await actAsWriter(kind);
    const content = contentOf(kind, kind.examples[0] ?? {}, residentId);
    expect(await answerOf(kind, 'write', { ...content, [kind.on]: '2026-03-11' })).toMatchObject(
      kind.mayLieAhead === true ? { kind: 'done' } : { refusal: { code: 'entry.day-in-future' } },
    );
    const end = kind.ends?.field ?? '';
    if (kind.counted[end]?.asked === 'day')
      expect(await answerOf(kind, 'write', { ...content, [end]: '2026-03-11' })).toMatchObject({
        refusal: { code: 'entry.day-in-future' },
      });
    const stranger = '0'.repeat(26);
    expect(await answerOf(kind, 'write', { ...content, residentId: stranger })).toMatchObject({
      refusal: { code: 'resident.not-found' },
    });
    const { id } = await done(kind, 'write', content);
    expect(
      await answerOf(kind, 'correct', { ...content, id, expectedVersion: 1, reason: ' ' }),
    ).toMatchObject({ kind: 'invalid', issues: [{ path: 'reason', code: 'text.missing' }] });
  });

  it('says in the trail who wrote what, and refuses it to other roles', async () => {
    const residentId = await somebody('رحاب');
    await actAsWriter(kind);
    const { id } = await done(kind, 'write', contentOf(kind, kind.examples[0] ?? {}, residentId));
    const [event] = house.open().audit.newest(Number.MAX_SAFE_INTEGER, 1);
    expect(event).toMatchObject({ verb: `${kind.room}.write`, object: { kind: kind.name, id } });
    const other = roleThatMay(kind, 'open', false);
    if (other === undefined) throw new Error('everybody may open these');
    await house.actAs(other);
    expect(await answerOf(kind, 'open', { id })).toMatchObject({
      refusal: { code: 'access.denied' },
    });
  });

  it('keeps no word in a clear column', async () => {
    const rows = house.open().records.all(`SELECT * FROM ${kind.table.name}`);
    const cells = JSON.stringify(rows);
    const words = Object.keys(kind.words).map((field) => kind.examples[0]?.[field]);
    for (const word of words) if (typeof word === 'string') expect(cells).not.toContain(word);
    expect(rows.length).toBeGreaterThan(0);
  });

  it('bars an import from being undone, is counted by the erasure page and goes with the file', async () => {
    const her = await somebody('ليلى');
    const worked = ['SELECT 1 FROM residents r WHERE r.id = $her AND (', WORKED_ON, ')'].join(' ');
    expect(countOf(worked, { her })).toBe(0);
    await actAsWriter(kind);
    await done(kind, 'write', contentOf(kind, kind.examples[0] ?? {}, her));
    await house.actAs('manager');
    expect(countOf(worked, { her })).toBe(1);
    const count = CONTENTS.find(({ content }) => content === kind.room)?.count ?? '';
    expect(house.open().records.get(count, { resident: her })).toEqual({ found: 1 });
    house.open().writing(() => removeResident(house.open(), her));
    const { rows, table } = TABLES_OF_RESIDENTS.find((one) => one.table === kind.table.name) ?? {
      ...{ rows: '', table: '' },
    };
    expect(countOf(`SELECT 1 FROM ${table} WHERE ${rows}`, { resident: her })).toBe(0);
  });

  it('lies under keys of its own where it is about nobody on file', async () => {
    await actAsWriter(kind);
    const nobody = contentOf(kind, kind.examples[0] ?? {}, null);
    if (!allowsNobody) {
      expect(await answerOf(kind, 'write', nobody)).toMatchObject({ kind: 'invalid' });
      return;
    }
    const { id } = await done(kind, 'write', nobody);
    const owner = refOf({ kind: 'record', id });
    const keys = house
      .open()
      .keyring.all('SELECT compartment FROM resident_keys WHERE resident_id = $owner', { owner });
    expect(keys).toEqual([{ compartment: kind.compartment }]);
  });
});

describe('a register with a field of each kind', () => {
  const useCases: UseCases<typeof errands, ReadOf<typeof errand>, WriteOf<typeof errand>> = {
    ...entryUseCases(errand),
  };
  const host = () =>
    new Host(
      [
        room({
          contract: errands,
          useCases,
          records: ({ vault }) => registerRecords(vault(), errand, nowhere),
        }),
      ],
      house.at.gate,
      {
        ...{ now: house.clock.now, newId: freshId, changed: () => undefined },
        logFault: (_operation, error) => {
          throw error;
        },
      },
    );
  const answerTo = (verb: 'write' | 'correct' | 'list' | 'open', input: unknown) =>
    host().answer({
      ...{ kind: 'call', callId: 'test', operation: errands[verb].name, input },
      sessionId: house.sessionId(),
    });
  const typed = {
    ...{ wentOn: '2026-03-09', took: '١:٣٠', waited: null },
    ...{ paid: '١٢٫٥ KWD', returned: null, what: 'المحكمة' },
    ...{ went: 'eg-alx', via: null, left: '2026-03-08T22:30:00.000Z' },
  };
  let residentId: ResidentId;
  let by: { readonly drove: string; readonly sawOff: null };
  beforeAll(async () => {
    residentId = await somebody('أمل');
    by = { drove: house.open().session.staffId, sawOff: null };
    house.open().writing(() => house.open().records.exec(createStatement(errand.table)));
  });

  it('writes what was typed in its plain form, lists it, corrects it and keeps what it was', async () => {
    const kept = {
      ...{ took: 90, waited: null, paid: 'KWD 12500', returned: null },
      ...{ went: 'EG-ALX', via: null, left: '2026-03-08T22:30:00.000Z' },
    };
    const written = await answerTo('write', { ...typed, ...by, residentId });
    expect(written).toMatchObject({ kind: 'done' });
    const { id } = (written as { value: { id: string } }).value;
    expect(
      house
        .open()
        .records.all('SELECT took, waited, paid, returned, went, via, "left" FROM errands'),
    ).toEqual([kept]);
    expect(await answerTo('list', { residentId, from: null, to: null })).toMatchObject({
      value: { entries: [{ id, ...kept, words: { value: { what: 'المحكمة' } } }] },
    });
    // What was read goes back as it was read: that is no change.
    const again = { ...typed, ...kept, ...by, id, expectedVersion: 1, reason: 'سهو' };
    expect(await answerTo('correct', again)).toMatchObject({
      refusal: { code: 'correction.no-change' },
    });
    const changed = {
      ...again,
      took: '45',
      waited: '0:20',
      paid: '12.5 USD',
      returned: '1 EGP',
      went: 'SD',
      via: 'EG-ASN',
      left: null,
    };
    expect(await answerTo('correct', changed)).toMatchObject({ value: { version: 2 } });
    expect(await answerTo('open', { id })).toMatchObject({
      value: {
        entry: {
          took: 45,
          waited: 20,
          paid: 'USD 1250',
          returned: 'EGP 100',
          went: 'SD',
          via: 'EG-ASN',
          left: null,
        },
        corrections: [{ words: { value: { former: kept, reason: 'سهو' } } }],
      },
    });
  });

  it.each([
    ['took', '1:75', 'duration.invalid'],
    ['took', '25:00', 'duration.too-long'],
    ['took', null, 'input.required'],
    ['paid', '1.2345 KWD', 'money.too-many-places'],
    ['paid', '1,5 KWD', 'money.invalid'],
    ['paid', null, 'input.required'],
    ['went', 'EG-XX', 'place.governorate-unknown'],
    ['went', 'XX', 'place.invalid'],
    ['went', null, 'input.required'],
    ['left', 'skipped 2026-04-24 00:30', 'moment.skipped'],
    ['left', '2026-04-24 00:30', 'moment.invalid'],
  ])('refuses %s "%s" at its field: %s', async (path, value, code) => {
    expect(await answerTo('write', { ...typed, ...by, residentId, [path]: value })).toEqual({
      ...{ kind: 'invalid', issues: [{ path, code }] },
    });
  });

  it('names colleagues who work here or ever did, and nobody else', async () => {
    const unchosen = { ...typed, ...by, residentId, drove: 'MA-01' };
    expect(await answerTo('write', unchosen)).toEqual({
      ...{ kind: 'invalid', issues: [{ path: 'drove', code: 'staff.not-chosen' }] },
    });
    const stranger = '0'.repeat(26);
    for (const named of [{ drove: stranger }, { sawOff: stranger }])
      expect(await answerTo('write', { ...typed, ...by, residentId, ...named })).toMatchObject({
        refusal: { code: 'staff.not-found' },
      });
    const written = await answerTo('write', { ...typed, ...by, residentId, sawOff: by.drove });
    const { id } = (written as { value: { id: string } }).value;
    const entry = { ...typed, ...by, sawOff: stranger, id, expectedVersion: 1, reason: 'سهو' };
    expect(await answerTo('correct', entry)).toMatchObject({
      refusal: { code: 'staff.not-found' },
    });
  });
});
