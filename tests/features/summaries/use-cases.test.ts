import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CountedStay } from '../../../src/features/summaries';
import { readPayload } from '../../../src/features/summaries';
import type { KeptSummary, SummariesWrite } from '../../../src/features/summaries/records';
import { fileNamesOf } from '../../../src/features/summaries/records';
import { summariesUseCases } from '../../../src/features/summaries/use-cases';
import type { Id, StaffId, SummaryId } from '../../../src/kernel/ids';
import { refuse } from '../../../src/kernel/result';
import { day, JANUARY, many, stay } from './stays';

/** A shelf in memory; the printer may be broken. */
function desk(stays: readonly CountedStay[], printer: 'works' | 'broken' | 'garbles' = 'works') {
  let shelf: KeptSummary[] = [];
  let serial = 0;
  const change = (id: SummaryId, facts: Partial<KeptSummary>) => {
    shelf = shelf.map((kept) => (kept.id === id ? { ...kept, ...facts } : kept));
  };
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const records: SummariesWrite = {
    shelter: () => ({ shelterId: 'vault-1', facilityCode: 'JO-AMM-02', neverAdmits: [] }),
    countedStays: () => stays,
    caseNumbers: (ids) => new Map(ids.map((id) => [id, `K-${id}`])),
    trailHolds: async function* () {
      yield { step: 'walking-trail', done: 1, total: 1 };
      return true;
    },
    kept: () => shelf,
    find: (id) => shelf.find((kept) => kept.id === id),
    sha256,
    issueFacts: () => ({
      keyId: 'ab'.repeat(32),
      checkpoint: 'checkpoint',
      clock: { basis: 'computer-clock', lastWitnessAt: null },
      app: { name: 'kanaf', version: '0.1.0', vaultSchema: 5 },
    }),
    renderAndSign: async () => (printer === 'broken' ? undefined : Uint8Array.of(1)),
    signDetached: async () => Uint8Array.of(2),
    areAccepted: async () => printer === 'works',
    exportTo: async () => ({ ok: true, value: { files: [] } }),
    verify: async () => ({
      outcome: 'refused',
      code: 'verify.empty',
      evidence: null,
      content: null,
      issue: null,
    }),
    approve: () => [],
    keepSealed: (summary) => {
      shelf = [
        {
          ...summary,
          state: 'sealed',
          signedAt: null,
          payload: null,
          payloadSha256: null,
          files: null,
        },
        ...shelf,
      ];
    },
    keepSigned: (id, { payload }, signedAt) => {
      const read = readPayload(payload);
      if (!read.ok) throw new Error(read.refusal.code);
      change(id, {
        state: 'signed',
        signedAt,
        payload: read.value,
        payloadSha256: sha256(payload),
        files: [],
      });
      return [];
    },
    handCertificate: () => Promise.resolve(refuse('summaries.no-certificate')),
    markVoid: (id) => change(id, { state: 'void' }),
  };
  const context = {
    records,
    session: { staffId: 's' as StaffId, role: 'manager' as const, may: () => true },
    now: '2026-03-01T08:00:00.000Z',
    today: day('2026-03-01'),
    newId: <Kind extends string>() => {
      serial += 1;
      return `id${serial}` as Id<Kind>;
    },
    commit: <Answer>(work: (write: SummariesWrite) => Answer) => work(records),
  };
  return {
    context,
    records,
    setStays: (next: readonly CountedStay[]) => {
      stays = next;
    },
  };
}

type Desk = ReturnType<typeof desk>;
const ASK = { period: JANUARY, profile: 'partner' as const, recipient: null, replaces: null };
const FEBRUARY = { from: day('2026-02-01'), to: day('2026-03-01') };

async function seal(at: Desk, ask: Partial<Parameters<typeof summariesUseCases.seal>[0]> = {}) {
  const run = summariesUseCases.seal({ ...ASK, ...ask }, at.context);
  for (;;) {
    const step = await run.next();
    if (step.done !== true) continue;
    return step.value.ok ? step.value.value : step.value.refusal.code;
  }
}

async function sign(at: Desk, id: SummaryId): Promise<string> {
  const run = summariesUseCases.sign({ id }, at.context);
  for (;;) {
    const step = await run.next();
    if (step.done === true) return step.value.ok ? 'signed' : step.value.refusal.code;
  }
}

const PEOPLE = many(12);
const COME_AND_GONE = { admittedOn: day('2026-02-03'), exitedOn: day('2026-02-20') };
const TWO_MONTHS = [...PEOPLE, ...many(12, COME_AND_GONE)];

describe('sealing', () => {
  it('gives rising numbers, never one twice, not even after a void', async () => {
    const at = desk(PEOPLE);
    expect(await seal(at)).toEqual({ id: 'id1', sequence: 1, version: 1 });
    expect(summariesUseCases.voidSealed({ id: 'id1' as SummaryId }, at.context).ok).toBe(true);
    expect(await seal(at)).toEqual({ id: 'id2', sequence: 2, version: 1 });
  });

  it('waits until the period is over', async () => {
    expect(
      await seal(desk(PEOPLE), { period: { from: day('2026-02-01'), to: day('2026-03-02') } }),
    ).toBe('summaries.period-not-over');
    expect(await seal(desk(TWO_MONTHS), { period: FEBRUARY })).toMatchObject({ sequence: 1 });
  });

  it('takes no number for a paper that would show nothing, and says so beforehand', async () => {
    // Nobody came and nobody left in February: each table would have an empty column, so each is withheld.
    const at = desk(PEOPLE);
    expect(await seal(at, { period: FEBRUARY })).toBe('summaries.nothing-shown');
    expect(at.records.kept()).toEqual([]);
    const ahead = (period: typeof JANUARY) =>
      summariesUseCases.outlook({ period, profile: 'partner' }, at.context);
    expect(ahead(FEBRUARY)).toMatchObject({ value: { shown: [], isEmpty: true, sealed: [] } });
    await seal(at);
    const january = ahead({ from: day('2025-12-01'), to: day('2026-01-02') });
    expect(january).toMatchObject({ value: { sealed: [{ sequence: 1, period: JANUARY }] } });
    expect(ahead(FEBRUARY)).toMatchObject({ value: { sealed: [] } });
    expect(ahead(JANUARY)).toMatchObject({ value: { isEmpty: false } });
  });

  it('refuses days that another summary covers, in whatever profile', async () => {
    const at = desk(TWO_MONTHS);
    await seal(at);
    expect(await seal(at)).toBe('summaries.period-overlaps');
    expect(await seal(at, { profile: 'public' })).toBe('summaries.period-overlaps');
    expect(await seal(at, { period: { from: day('2026-01-31'), to: day('2026-03-01') } })).toBe(
      'summaries.period-overlaps',
    );
    expect(await seal(at, { period: FEBRUARY })).toMatchObject({ sequence: 2 });
  });

  it.each([
    ['2026-01-31', '2026-02-01', 'summaries.period-length'],
    ['2025-12-01', '2025-12-28', 'summaries.period-length'],
    ['2025-01-01', '2026-01-03', 'summaries.period-length'],
  ])('makes no summary over the days from %s to %s', async (from, to, code) => {
    expect(await seal(desk(PEOPLE), { period: { from: day(from), to: day(to) } })).toBe(code);
  });

  it('refuses the profile with exact counts', async () => {
    expect(await seal(desk(PEOPLE), { profile: 'authority' })).toBe(
      'summaries.profile-not-available',
    );
  });

  it('refuses to count what cannot be', async () => {
    expect(await seal(desk([stay({ person: 'a' }), stay({ person: 'a' })]))).toBe(
      'summaries.stays-inconsistent',
    );
  });
});

describe('a corrected version', () => {
  const correct = (at: Desk) =>
    seal(at, { replaces: { id: 'id1' as SummaryId, reason: 'records-corrected' } });

  it('names the signed one that it replaces', async () => {
    const at = desk(PEOPLE);
    await seal(at);
    expect(await correct(at)).toBe('summaries.not-signed');
    expect(await sign(at, 'id1' as SummaryId)).toBe('signed');
    expect(await correct(at)).toEqual({ id: 'id2', sequence: 2, version: 2 });
    expect(await sign(at, 'id2' as SummaryId)).toBe('signed');
    const [second, first] = at.records.kept();
    expect(second?.payload?.issue.supersedes).toEqual({
      payloadSha256: first?.payloadSha256,
      version: 1,
      reason: 'records-corrected',
    });
    expect(second?.payload?.issue.previous).toBe(first?.payloadSha256);
  });

  it('may not tell that one person was added', async () => {
    const at = desk(PEOPLE);
    await seal(at);
    await sign(at, 'id1' as SummaryId);
    at.setStays([...PEOPLE, stay()]);
    expect(await correct(at)).toBe('summaries.correction-too-small');
    at.setStays([...PEOPLE, ...many(6)]);
    expect(await correct(at)).toMatchObject({ version: 2 });
  });
});

describe('signing', () => {
  it('happens once', async () => {
    const at = desk(PEOPLE);
    await seal(at);
    expect(await sign(at, 'id1' as SummaryId)).toBe('signed');
    expect(await sign(at, 'id1' as SummaryId)).toBe('summaries.state-final');
    expect(summariesUseCases.voidSealed({ id: 'id1' as SummaryId }, at.context)).toMatchObject({
      ok: false,
    });
  });

  it('leaves the summary sealed when the printer fails, so that it can be finished later', async () => {
    const at = desk(PEOPLE, 'broken');
    await seal(at);
    expect(await sign(at, 'id1' as SummaryId)).toBe('summaries.print-failed');
    expect(at.records.find('id1' as SummaryId)?.state).toBe('sealed');
  });

  it('leaves it sealed when the papers do not pass the own check', async () => {
    const at = desk(PEOPLE, 'garbles');
    await seal(at);
    expect(await sign(at, 'id1' as SummaryId)).toBe('summaries.own-check-failed');
    expect(at.records.find('id1' as SummaryId)?.state).toBe('sealed');
  });

  it('names its files by the facility code', async () => {
    const at = desk(PEOPLE);
    await seal(at);
    const content = at.records.find('id1' as SummaryId)?.content;
    if (content === undefined) throw new Error('not kept');
    expect(fileNamesOf(content, { sequence: 7, version: 2 }).p7s).toBe(
      'JO-AMM-02_2026-01-01_2026-02-01_0007-v2.json.p7s',
    );
  });
});

describe('preparing', () => {
  it('shows exact counts beside the figures that leave', () => {
    const answer = summariesUseCases.prepare(
      { period: JANUARY, profile: 'partner' },
      desk(PEOPLE).context,
    );
    if (!answer.ok) throw new Error(answer.refusal.code);
    const index = answer.value.published.findIndex(({ id }) => id === 't4');
    expect(answer.value.published[index]).toMatchObject({ cells: [[10]] });
    expect(answer.value.behind[index]).toMatchObject({ cells: [[12]] });
    expect(answer.value.periodIsOver).toBe(true);
  });

  it('says whom a number counts', () => {
    const place = { table: 't1-sex' as const, row: 'female', column: 'admissions' };
    const answer = summariesUseCases.cellMembers(
      { period: JANUARY, ...place },
      desk(PEOPLE).context,
    );
    expect(answer.ok && answer.value.members).toHaveLength(12);
    const none = summariesUseCases.cellMembers(
      { period: JANUARY, ...place, row: 'nobody' },
      desk(PEOPLE).context,
    );
    expect(none).toMatchObject({ ok: false, refusal: { code: 'summaries.no-such-figure' } });
  });
});
