import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bytes, integer } from '../../../electron/vault/database/rows';
import { Host } from '../../../electron/vault/host/host';
import { room } from '../../../electron/vault/host/room';
import { openBlob, readLabel, sealBlob } from '../../../electron/vault/keys/envelope';
import { freshId } from '../../../electron/vault/keys/places';
import type { KeptWords } from '../../../electron/vault/name-search/kept-words';
import { residentsRecords } from '../../../electron/vault/records/residents';
import { removeResident } from '../../../electron/vault/records/resident-removal';
import { SearchNames, searchNamesOf } from '../../../electron/vault/name-search/search-names';
import { openInSlices } from '../../../electron/vault/name-search/search-opening';
import { packSegment, SegmentPeople } from '../../../electron/vault/name-search/segment-content';
import { residents } from '../../../src/features/residents/contract';
import type { NewFile } from '../../../src/features/residents/records';
import { residentsUseCases } from '../../../src/features/residents/use-cases';
import type { AnyOperation, InputOf, OutputOf } from '../../../src/kernel/operation';
import type { CalendarDate } from '../../../src/kernel/calendar-date';
import type { ResidentId } from '../../../src/kernel/ids';
import { UNKNOWN_DATE } from '../../../src/kernel/partial-date';
import { admitInput, deskInput, inventedName } from '../../support/residents';
import { foundTestVault, type TestVault } from '../../support/test-vault';

type Named = AnyOperation & { readonly name: string };

let house: TestVault;
let host: Host;

async function ask(operation: Named, input: unknown) {
  const sessionId = house.sessionId();
  return host.answer({
    kind: 'call',
    callId: 'c',
    operation: operation.name,
    input,
    sessionId,
  } as never);
}

async function done<Op extends Named>(operation: Op, input: InputOf<Op>): Promise<OutputOf<Op>> {
  const answer = await ask(operation, input);
  if (answer.kind !== 'done')
    throw new Error(JSON.stringify(answer), { cause: house.faults.at(-1) });
  return answer.value as OutputOf<Op>;
}

async function refusal(operation: Named, input: unknown): Promise<string> {
  const answer = await ask(operation, input);
  return answer.kind === 'refused' ? answer.refusal.code : `was ${JSON.stringify(answer)}`;
}

function fileOf(nth: number, name: string): NewFile {
  const { facts, stay, presence } = admitInput(`M-${nth}`, name);
  return {
    resident: {
      ...{ id: freshId<'resident'>(), caseNumber: `M-${nth}`, version: 1 },
      facts: { ...facts, exploitationForms: [], residenceStatus: 'unknown' },
      ...{ createdAt: house.clock.now(), importId: null },
    },
    stay: {
      ...{ id: freshId<'stay'>(), version: 1, age: null, exit: null },
      ...{ admittedOn: stay.admittedOn as CalendarDate, referralSource: 'unknown' },
    },
    presence: { preferredName: presence.preferredName, alerts: [] },
    spellings: [name],
    identity: { name: inventedName(name), birth: UNKNOWN_DATE },
  };
}

function verbs(): string[] {
  return house
    .open()
    .audit.newest(Number.MAX_SAFE_INTEGER, 5)
    .map((line) => line.verb);
}

beforeEach(async () => {
  house = await foundTestVault({ roles: ['manager', 'psychologist', 'reception', 'nurse'] });
  host = new Host(
    [
      room({
        contract: residents,
        useCases: residentsUseCases,
        records: (place) => residentsRecords(place.vault()),
      }),
    ],
    house.at.gate,
    {
      now: house.clock.now,
      newId: freshId,
      logFault: (_operation, error) => {
        (house.faults as unknown[]).push(error);
        return 'K-TEST';
      },
      changed: () => undefined,
    },
  );
});

afterEach(() => house.destroy());

const other = { name: invented('زينب مراد'), birth: { precision: 'unknown' as const } };

describe('residents on the real encrypted files', () => {
  it('keeps a file and gives it back whole', async () => {
    const { id } = await done(residents.admit, admitInput('K-2026-0001', 'هيلين تسفاي جبري ولد'));
    const open = await done(residents.open, { id });
    expect(open.caseNumber).toBe('K-2026-0001');
    expect(open.facts).toMatchObject({ state: 'open', value: { nationality: 'ET' } });
    expect(open.presence).toMatchObject({
      state: 'open',
      value: { preferredName: 'هيلين', room: '3', alerts: ['allergy'] },
    });
    expect(open.identity).toMatchObject({
      state: 'open',
      value: { name: { given: 'هيلين', family: 'ولد' }, passportNumber: 'P-7781234' },
    });
    expect(open.age).toEqual({ years: 27, approximate: false, atAdmission: false });
    expect(open.stays).toHaveLength(1);
    expect(verbs().slice(0, 2)).toEqual(['residents.open', 'residents.admit']);
  });

  it('shows the night desk the preferred name, and identity as closed', async () => {
    const { id } = await done(residents.admit, admitInput('K-1', 'سارة محمد علي حسن'));
    await house.actAs('reception');
    const open = await done(residents.open, { id });
    expect(open.identity).toEqual({ state: 'closed' });
    expect(open.presence.state).toBe('open');
    expect(open.age).toEqual({ years: 27, approximate: false, atAdmission: true });
    const { residents: rows } = await done(residents.list, { filter: 'in-house' });
    expect(rows).toMatchObject([
      { name: 'سارة', fullName: null, room: '3', alerts: ['allergy'], alertCount: 1 },
    ]);
    expect((await done(residents.search, { text: 'محمد علي' })).hits).toEqual([]);
    expect((await done(residents.search, { text: 'ساره' })).hits).toHaveLength(1);
  });

  it('tells the night desk only that somebody alike may be known', async () => {
    await done(residents.admit, admitInput('K-1', 'محمد حسن عبدالله النجار'));
    await house.actAs('reception');
    const asked = { birthYear: null, sex: null };
    const alike = await done(residents.possibleDuplicates, { name: 'Mohamed Hassan', ...asked });
    expect(alike).toEqual({ possibleMatch: true, candidates: [] });
    const other = await done(residents.possibleDuplicates, { name: 'محمد سعيد', ...asked });
    expect(other).toEqual({ possibleMatch: false, candidates: [] });
    await done(residents.admit, deskInput('K-2', 'محمد حسن'));
    await house.actAs('manager');
    const { doubles } = await done(residents.openQuestions, {});
    expect(doubles.map((one) => [one.caseNumber, one.candidates[0]?.caseNumber])).toEqual([
      ['K-2', 'K-1'],
    ]);
  });

  it('lets no guess of the night desk take the place of an age that follows from a birth date', async () => {
    const exact = admitInput('K-1', 'سارة محمد علي حسن', '2010-06-01');
    const byYear = admitInput('K-2', 'نور رزق سمير وهبة');
    const birth = { precision: 'year', date: '2010-01-01' } as const;
    const { id } = await done(residents.admit, exact);
    const second = await done(residents.admit, {
      ...byYear,
      identity: { ...byYear.identity, name: inventedName('نور رزق سمير وهبة'), birth },
    });
    await house.actAs('reception');
    for (const [file, known] of [
      [
        { ...deskInput('K-1', 'سارة'), id },
        { years: 15, approximate: false },
      ],
      [
        { ...deskInput('K-2', 'نور'), id: second.id },
        { years: 15, approximate: true },
      ],
    ] as const) {
      expect((await done(residents.open, { id: file.id })).may.guessAge).toBe(false);
      await done(residents.correct, {
        ...file,
        expectedVersion: 1,
        stay: { ...file.stay, guessedAge: 25 },
      });
      const opened = await done(residents.open, { id: file.id });
      expect(opened.presence).toMatchObject({ value: { room: '5' } });
      expect(opened.stays[0]?.age).toEqual(known);
    }
    const counted = house
      .open()
      .records.all('SELECT age_at_admission AS age, age_basis FROM stays');
    expect(counted).toEqual([
      { age: 15, age_basis: 'exact' },
      { age: 15, age_basis: 'approximate' },
    ]);
  });

  it('carries the age on when the night desk takes somebody in again, whatever it guesses', async () => {
    const file = admitInput('K-1', 'سارة محمد علي حسن', '2008-03-02');
    // Born 2 March 2008: 15 on 1 March 2024, and 17 two years later to the day.
    const stay = { admittedOn: '2024-03-01', referralSource: 'police' } as const;
    const { id } = await done(residents.admit, { ...file, stay });
    await house.actAs('reception');
    const left = { exitedOn: '2025-01-01', reason: 'own-choice' } as const;
    await done(residents.exit, { id, expectedVersion: 1, ...left });
    await done(residents.readmit, {
      ...{ id, expectedVersion: 2 },
      stay: { admittedOn: '2026-03-01', referralSource: 'police', guessedAge: 25 },
    });
    const ages = async () => (await done(residents.open, { id })).stays.map(({ age }) => age);
    const [first, again] = [
      { years: 15, approximate: false },
      { years: 17, approximate: false },
    ];
    expect(await ages()).toEqual([again, first]);
    // Three days on a birthday may have passed: it has, but the desk cannot know, and says the lower age.
    await done(residents.correct, {
      ...{ ...deskInput('K-1', 'سارة'), id, expectedVersion: 3 },
      stay: { admittedOn: '2026-03-04', referralSource: 'police', guessedAge: 25 },
    });
    expect(await ages()).toEqual([{ years: 17, approximate: true }, first]);
    await house.actAs('manager');
    await done(residents.correct, {
      ...{ ...file, id, expectedVersion: 4 },
      stay: { admittedOn: '2026-03-04', referralSource: 'police' },
    });
    expect(await ages()).toEqual([{ years: 18, approximate: false }, first]);
  });

  it('takes a new guess of the night desk where nobody wrote who the person is', async () => {
    await house.actAs('reception');
    const file = deskInput('K-1', 'منى');
    const guessed = (guessedAge: number) => ({ ...file, stay: { ...file.stay, guessedAge } });
    const { id } = await done(residents.admit, guessed(52));
    expect((await done(residents.open, { id })).may.guessAge).toBe(true);
    await done(residents.correct, { ...guessed(25), id, expectedVersion: 1 });
    const { stays } = await done(residents.open, { id });
    expect(stays[0]?.age).toEqual({ years: 25, approximate: true });
  });

  it('welcomes a guess from whoever reads that no birth date is known, and none beside a known one', async () => {
    const file = admitInput('K-1', 'سارة محمد علي حسن');
    const unknown = { precision: 'unknown' } as const;
    const identity = { ...file.identity, name: inventedName('سارة محمد علي حسن'), birth: unknown };
    const { id } = await done(residents.admit, { ...file, identity });
    const other = await done(residents.admit, admitInput('K-2', 'نور رزق سمير وهبة'));
    expect((await done(residents.open, { id })).may.guessAge).toBe(true);
    expect((await done(residents.open, { id: other.id })).may.guessAge).toBe(false);
    const stay = { ...file.stay, guessedAge: 25 };
    await done(residents.correct, { ...file, identity, stay, id, expectedVersion: 1 });
    const { stays } = await done(residents.open, { id });
    expect(stays[0]?.age).toEqual({ years: 25, approximate: true });
  });

  it('refuses identity from a desk that does not hold its key', async () => {
    await house.actAs('reception');
    expect(await refusal(residents.admit, admitInput('K-1', 'منى خالد'))).toBe(
      'residents.identity-closed',
    );
    await done(residents.admit, deskInput('K-1', 'منى'));
    await house.actAs('manager');
    const [row] = (await done(residents.list, { filter: 'all' })).residents;
    expect(row).toMatchObject({ name: 'منى', fullName: null, ageAtAdmission: null });
  });

  it('finds by any spelling after a lock and says why', async () => {
    await done(residents.admit, admitInput('K-2026-0001', 'أحمد عبدالرحمن سالم الهاشمي'));
    await done(residents.admit, admitInput('K-2026-0002', 'ليلى يوسف إبراهيم منصور'));
    for (const role of ['manager', 'psychologist'] as const) {
      await house.actAs(role);
      for (const text of ['احمد عبدالرحمن', 'Ahmed Abdulrahman', 'هاشمي']) {
        const { hits } = await done(residents.search, { text });
        expect(hits[0]).toMatchObject({ caseNumber: 'K-2026-0001', matched: 'name' });
        expect(hits[0]?.reasons).not.toEqual([]);
      }
    }
    const before = verbs()[0];
    await done(residents.search, { text: '0002' });
    expect(verbs()[0]).toBe(before);
    await done(residents.list, { filter: 'all' });
    expect(verbs().slice(0, 2)).toEqual(['residents.list', 'residents.search']);
  });

  it('keeps numbers plain, and finds them as they are typed and pasted', async () => {
    const file = admitInput('\u200e2025-\u0660\u0662\u0665\u200e', 'أحمد عبدالرحمن سالم الهاشمي');
    const phone = '\u202a+٢٠\u00a0١٠٠ ١٢٣ ٤٥٦٧\u202c';
    const name = inventedName('أحمد عبدالرحمن سالم الهاشمي');
    const identity = { name, phone, passportNumber: 'A ١٢٣\u200f' };
    const { id } = await done(residents.admit, { ...file, identity });
    expect(await done(residents.open, { id })).toMatchObject({
      caseNumber: '2025-025',
      identity: { value: { phone: '+20 100 123 4567', passportNumber: 'A 123' } },
    });
    const found = async (text: string) => (await done(residents.search, { text })).hits[0]?.matched;
    for (const round of [1, 2]) {
      for (const text of ['\u200e2025-025\u200e', '٢٠٢٥-٠٢٥', '\u2066025\u2069']) {
        expect(await found(text), `${text} ${round}`).toBe('case-number');
      }
      for (const text of ['01001234567', '٠١٠٠ ١٢٣', '+20 100 123 4567', '۴۵۶۷', '0020-100']) {
        expect(await found(text), `${text} ${round}`).toBe('phone');
      }
      await house.actAs('manager');
    }
    await house.actAs('reception');
    expect(await found('01001234567')).toBeUndefined();
  });

  it('finds a phone of a segment that was written before phones stood in it', async () => {
    const file = admitInput('K-1', 'أحمد سالم');
    const name = inventedName('أحمد سالم');
    await done(residents.admit, { ...file, identity: { name, phone: '+20 100 123 4567' } });
    const [id, words] = [...identityEntries()][0] ?? [];
    if (id === undefined || words === undefined) throw new Error('nobody in the segment');
    const { phone: _phone, ...before } = words;
    putSegment(house, { shape: 2, content: packSegment(new Map([[id, before]])) }, 'identity');
    await house.actAs('manager');
    expect((await done(residents.search, { text: '0100 123' })).hits).toMatchObject([{ id }]);
    await done(residents.admit, { ...admitInput('K-2', 'سهام نبيل'), acknowledgedDuplicates: 'x' });
    expect([...identityEntries()].map(([one, { phone }]) => [one, phone])).toContainEqual([
      id,
      '+20 100 123 4567',
    ]);
  });

  it('corrects with a version check; an undone command leaves no name behind', async () => {
    const { id } = await done(residents.admit, admitInput('K-1', 'نور سمير فؤاد رزق'));
    const changed = { ...admitInput('K-1', 'نورا سمير فؤاد رزق'), id, expectedVersion: 1 };
    expect(await done(residents.correct, changed)).toEqual({ version: 2 });
    expect(await refusal(residents.correct, changed)).toBe('residents.changed-meanwhile');
    await done(residents.admit, admitInput('K-2', 'هدى وائل'));
    const taken = { ...changed, caseNumber: 'K-2', expectedVersion: 2 };
    expect(await refusal(residents.correct, taken)).toBe('residents.case-number-taken');
    const { hits } = await done(residents.search, { text: 'نورا' });
    expect(hits).toMatchObject([{ caseNumber: 'K-1' }]);

    const vault = house.open();
    // The keyring's segments are written already when the records' commit fails.
    let isCut = true;
    const cut = {
      beforeCommit: () => {
        if (isCut) throw new Error('power cut');
      },
      settle: () => undefined,
      forget: () => undefined,
    };
    vault.listen(cut);
    expect(() =>
      vault.writing(() => {
        const part = { name: invented('زينب مراد'), birth: { precision: 'unknown' as const } };
        residentsRecords(vault).saveIdentity({ id, version: 3, part });
      }),
    ).toThrow('power cut');
    isCut = false;
    expect((await done(residents.search, { text: 'زينب' })).hits).toEqual([]);
    await house.actAs('manager');
    expect((await done(residents.search, { text: 'زينب' })).hits).toEqual([]);
    expect((await done(residents.search, { text: 'نورا' })).hits).toHaveLength(1);
  });

  it('an undone command that is the first of its session leaves no name behind, and nobody out', async () => {
    const { id } = await done(residents.admit, admitInput('K-1', 'نور سمير'));
    for (const undone of [
      () => residentsRecords(house.open()).saveIdentity({ id, version: 3, part: other }),
      () => removeResident(house.open(), id),
    ]) {
      await house.actAs('manager');
      const vault = house.open();
      expect(() =>
        vault.writing(() => {
          undone();
          throw new Error('the disk is full');
        }),
      ).toThrow('full');
      expect((await done(residents.search, { text: 'زينب' })).hits).toEqual([]);
      const { hits } = await done(residents.search, { text: 'نور' });
      expect(hits).toMatchObject([{ id }]);
    }
  });

  it('keeps what the desk may not see when the desk corrects', async () => {
    const { id } = await done(residents.admit, admitInput('K-1', 'رانيا عادل كمال شاهين'));
    await house.actAs('reception');
    const { identity: _closed, ...rest } = admitInput('K-1', 'رانيا');
    const moved = { ...rest, presence: { preferredName: 'رنا', room: '9', alerts: [] } };
    await done(residents.correct, { ...moved, id, expectedVersion: 1 });
    const asked = { name: 'رانيا عادل', birthYear: null, sex: null };
    expect((await done(residents.possibleDuplicates, asked)).possibleMatch).toBe(true);
    await house.actAs('manager');
    const open = await done(residents.open, { id });
    expect(open.identity).toMatchObject({ state: 'open', value: { name: { given: 'رانيا' } } });
    expect(open.stays[0]?.age).toEqual({ years: 27, approximate: false });
    const { residents: rows } = await done(residents.list, { filter: 'in-house' });
    expect(rows[0]).toMatchObject({ name: 'رنا', fullName: 'رانيا عادل كمال شاهين', room: '9' });
  });

  it('lets go and takes in again', async () => {
    const { id } = await done(residents.admit, admitInput('K-1', 'أمل فريد'));
    const leave = { id, reason: 'own-choice' as const, destination: 'family' as const };
    const exit = { ...leave, expectedVersion: 1, exitedOn: '2026-03-09' };
    await done(residents.exit, exit);
    expect((await done(residents.list, { filter: 'in-house' })).residents).toEqual([]);
    const { residents: gone, counts } = await done(residents.list, { filter: 'exited' });
    expect(gone).toMatchObject([{ name: 'أمل', exitedOn: '2026-03-09' }]);
    expect(counts).toEqual({ all: 1, inHouse: 0, exited: 1 });
    expect((await done(residents.search, { text: 'امل' })).hits[0]?.inHouse).toBe(false);
    expect(await refusal(residents.exit, { ...exit, expectedVersion: 2 })).toBe(
      'residents.not-in-house',
    );
    await done(residents.readmit, { id, expectedVersion: 2, stay: { admittedOn: '2026-03-10' } });
    const { stays } = await done(residents.open, { id });
    expect(stays.map((stay) => [stay.admittedOn, stay.nights])).toEqual([
      ['2026-03-10', 0],
      ['2026-03-01', 8],
    ]);
    expect((await done(residents.search, { text: 'امل' })).hits[0]?.inHouse).toBe(true);
  });

  it('ignores names of residents who are not on file and mends a damaged segment from the records', async () => {
    const { id } = await done(residents.admit, admitInput('K-1', 'خديجة أنور'));
    const vault = house.open();
    vault.writing(() => {
      // A crash between the two commits: the keyring knows somebody whom the records do not.
      searchNamesOf(vault).stageIdentity(freshId<'resident'>(), 1, {
        name: invented('شبح مجهول'),
        birth: { precision: 'unknown' },
      });
    });
    await house.actAs('manager');
    expect((await done(residents.search, { text: 'شبح' })).hits).toEqual([]);
    house.open().writing(() => {
      const blob = new Uint8Array(64);
      house.open().writeKeyring().run('UPDATE search_segments SET blob = $blob', { blob });
    });
    await house.actAs('manager');
    const { hits } = await done(residents.search, { text: 'خديجه انور' });
    expect(hits).toMatchObject([{ id, matched: 'name' }]);
  });

  it('reads a segment of the first shape, and writes it in the newest with its next change', async () => {
    const { id } = await done(residents.admit, admitInput('K-1', 'خديجة أنور'));
    const shapes = () => {
      const rows = house.open().keyring.all('SELECT blob FROM search_segments');
      return rows
        .map((row) => readLabel(bytes(row, 'blob')))
        .map((label) => label.ok && label.value.shape);
    };
    expect(shapes()).toEqual([3, 3]);
    // A name that is in no record: only a segment that was truly read can know it.
    const listed = { version: 1, name: 'شبح', alerts: 2, keys: '' };
    putListSegment(house, [[id, listed]]);
    await house.actAs('manager');
    expect(shapes().toSorted()).toEqual([1, 3]);
    expect((await done(residents.search, { text: 'شبح' })).hits).toHaveLength(1);
    expect(searchNamesOf(house.open()).cardOf(id)).toMatchObject({
      preferredName: 'شبح',
      alerts: 2,
    });
    await done(residents.admit, {
      ...admitInput('K-2', 'سهام نبيل'),
      acknowledgedDuplicates: 'شخص آخر',
    });
    expect(shapes()).toEqual([3, 3]);
    await house.actAs('manager');
    expect(searchNamesOf(house.open()).cardOf(id)).toMatchObject({
      preferredName: 'شبح',
      alerts: 2,
    });
  });

  it('tells who came and went since the sign-in before this one, and of whoever has left no alert', async () => {
    const stays = await done(residents.admit, admitInput('K-1', 'سارة محمد'));
    const goes = await done(residents.admit, admitInput('K-2', 'هدى علي'));
    const exit = { reason: 'own-choice', destination: 'unknown' } as const;
    const today = (await done(residents.nextCaseNumber, {})).today;
    await done(residents.exit, { id: goes.id, expectedVersion: 1, exitedOn: today, ...exit });
    await house.actAs('reception');
    const first = await done(residents.movements, {});
    expect(first.since).toBeNull();
    expect(first.exited).toMatchObject([{ id: goes.id, alerts: [], alertCount: 0 }]);
    await house.actAs('reception');
    const again = await done(residents.movements, {});
    expect(again.since).not.toBeNull();
    expect(again.admitted.every(({ id }) => id === stays.id)).toBe(true);
  });

  it('lists people before everybody on file is read, from their records where a segment is damaged', async () => {
    const first = await done(residents.admit, admitInput('K-1', 'خديجة أنور'));
    const second = await done(residents.admit, {
      ...admitInput('K-2', 'سهام نبيل'),
      acknowledgedDuplicates: 'شخص آخر',
    });
    house.open().writing(() => {
      const blob = new Uint8Array(64);
      house.open().writeKeyring().run('UPDATE search_segments SET blob = $blob', { blob });
    });
    await house.actAs('manager');
    const names = searchNamesOf(house.open());
    const stranger = freshId<'resident'>() as ResidentId;
    expect(names.cardOf(stranger)).toBeUndefined();
    const { residents: listed } = await done(residents.list, { filter: 'in-house' });
    const fullNames = new Map(listed.map(({ id, fullName }) => [id, fullName]));
    expect(fullNames.get(first.id)).toContain('خديجة');
    expect(fullNames.get(second.id)).toContain('سهام');
    // Nobody asked for more than these two yet; whoever goes now is gone from what was already shown.
    house.open().writing(() => names.stageRemoval(second.id));
    expect(names.cardOf(second.id)).toBeUndefined();
    expect(names.cardOf(first.id)?.fullName).toContain('خديجة');
    const found = await done(residents.search, { text: 'خديجة' });
    expect(found.hits.map(({ id }) => id)).toEqual([first.id]);
  });

  it('finds everyone whatever was saved between two slices of opening the names', async () => {
    const first = await done(residents.admit, admitInput('K-1', 'خديجة أنور'));
    const away = await done(residents.admit, {
      ...admitInput('K-2', 'سهام نبيل'),
      acknowledgedDuplicates: 'شخص آخر',
    });
    await house.actAs('manager');
    const names = searchNamesOf(house.open());
    names.opening().next();
    const second = await done(residents.admit, {
      ...admitInput('K-3', 'خديجة وهبي'),
      acknowledgedDuplicates: 'شخص آخر',
    });
    house.open().writing(() => names.stageRemoval(away.id));
    const found = await done(residents.search, { text: 'خديجة' });
    expect(new Set(found.hits.map(({ id }) => id))).toEqual(new Set([first.id, second.id]));
    expect((await done(residents.search, { text: 'سهام' })).hits).toEqual([]);
  });

  it('finds very many who came in one transaction as it finds them after the next opening', () => {
    const vault = house.open();
    const now = searchNamesOf(vault).index;
    const words = ['سلمى', 'عبد', 'الله', 'نور', 'الدين', 'أبو', 'هاشم', 'Fatima', 'منى'];
    const nameOf = (nth: number) => [3, 5, 7].map((step) => words[(nth * step) % words.length]);
    const files = Array.from({ length: 600 }, (_, nth) => fileOf(nth, nameOf(nth).join(' ')));
    vault.writing(() => residentsRecords(vault).add(files));
    const fresh = new SearchNames(vault).index;
    expect(now.size).toBe(600);
    for (const text of [...words, 'عبدالله', 'نور الدين', 'M-17', 'سلمى نور']) {
      expect(now.search(text, 600)).toEqual(fresh.search(text, 600));
    }
  });

  it('ends the slices where the vault is closed in between', async () => {
    await done(residents.admit, admitInput('K-1', 'خديجة أنور'));
    await house.actAs('manager');
    const vault = house.open();
    const opening = openInSlices(vault, () => house.at.gate.open === vault);
    house.at.lock('asked');
    await expect(opening).resolves.toBeUndefined();
  });

  it('leaves no name in the clear columns or the keyring, even with both file keys', async () => {
    await done(residents.admit, admitInput('K-1', 'بشرى ناصر'));
    const vault = house.open();
    const rows = [
      ...vault.records.all('SELECT * FROM residents'),
      ...vault.records.all('SELECT * FROM stays'),
      ...vault.records.all('SELECT * FROM sealed_parts'),
      ...vault.keyring.all('SELECT * FROM search_segments'),
      ...vault.keyring.all('SELECT * FROM segment_members'),
    ];
    const bytes = Buffer.concat(
      rows.flatMap((row) =>
        Object.values(row).map((value) =>
          value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(String(value)),
        ),
      ),
    );
    expect(rows.length).toBeGreaterThan(6);
    for (const secret of ['بشرى', 'ناصر', 'P-7781234']) expect(bytes.includes(secret)).toBe(false);
  });

  it('makes the blind key exactly as documented', async () => {
    const vault = house.open();
    const keys = vault.keychain.newest('presence');
    if (keys === undefined) throw new Error('the manager holds presence');
    const part = (text: string) => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(Buffer.byteLength(text));
      return Buffer.concat([length, Buffer.from(text)]);
    };
    const generation = Buffer.from([0, 0, 0, keys.generation]);
    const message = [part('kanaf/blind-name/1'), part(vault.vaultId), generation, part('HSN+MHMD')];
    const hmac = createHmac('sha256', keys.matchKey).update(Buffer.concat(message)).digest();
    const expected = hmac.subarray(0, 9).toString('base64url');
    expect(searchNamesOf(vault).blindKeys(['محمد حسن'])).toEqual([expected]);
  });

  it('does not open the list to somebody without presence', async () => {
    const id = freshId<'resident'>() as ResidentId;
    expect(await refusal(residents.open, { id })).toBe('residents.not-found');
    await house.actAs('nurse');
    expect(await refusal(residents.admit, deskInput('K-1', 'منى'))).toBe('access.denied');
  });
});

/** The presence segment as the first version of the app wrote it. */
function putListSegment(at: TestVault, list: readonly (readonly [ResidentId, object])[]): void {
  putSegment(at, { shape: 1, content: Buffer.from(JSON.stringify(list)) }, 'presence');
}

type SearchedPart = 'presence' | 'identity';

function segmentPlace(at: TestVault, compartment: SearchedPart, version: number) {
  const { vaultId } = at.open();
  return { vaultId, kind: 'search-segment', recordId: '1', version, compartment };
}

function searchKeyOf(at: TestVault, compartment: SearchedPart) {
  const keys = at.open().keychain.newest(compartment);
  if (keys === undefined) throw new Error(`the manager holds ${compartment}`);
  return keys;
}

/** As an earlier app wrote the first segment. */
function putSegment(
  at: TestVault,
  { shape, content }: { readonly shape: number; readonly content: Buffer },
  compartment: SearchedPart,
): void {
  const vault = at.open();
  const { searchKey, generation } = searchKeyOf(at, compartment);
  const place = segmentPlace(at, compartment, 1);
  const blob = new Uint8Array(sealBlob(searchKey, place, { generation, shape, content }));
  vault.writing(() => {
    const sql =
      'UPDATE search_segments SET blob = $blob, version = 1 WHERE compartment = $compartment';
    vault.writeKeyring().run(sql, { blob, compartment });
  });
}

/** Who stands in the first segment of names, on disk. */
function* identityEntries(): Generator<readonly [ResidentId, KeptWords]> {
  const vault = house.open();
  const sql = "SELECT version, blob FROM search_segments WHERE compartment = 'identity'";
  const row = vault.keyring.get(sql) ?? {};
  const place = segmentPlace(house, 'identity', integer(row, 'version'));
  const opened = openBlob(searchKeyOf(house, 'identity').searchKey, place, bytes(row, 'blob'));
  if (!opened.ok) throw new Error('the segment does not open');
  const people = new SegmentPeople(opened.value.content);
  for (let at = 0; at < people.size; at += 1) yield [people.idAt(at), people.entryAt(at)];
}

function invented(full: string) {
  return inventedName(full);
}
