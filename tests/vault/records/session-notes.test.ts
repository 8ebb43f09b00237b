// Session notes in the real encrypted vault: the note for clinical staff, the fact of a session for case staff.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sessionNotes } from '../../../src/features/session-notes/contract';
import type { ResidentId } from '../../../src/kernel/ids';
import { newestVerbs, putResident } from '../../support/resident-in-vault';
import { foundTestVault, type TestVault } from '../../support/test-vault';

let house: TestVault;
let residentId: ResidentId;

beforeEach(async () => {
  house = await foundTestVault({ roles: ['psychologist', 'social-worker', 'reception'] });
  residentId = putResident(house, { name: 'سلمى' });
});
afterEach(() => house.destroy());

const write = () =>
  house.done(sessionNotes.write, {
    residentId,
    heldOn: '2026-03-09',
    kind: 'individual',
    note: 'نامت ليلتين متتاليتين',
  });

describe('session notes in the vault', () => {
  it('open for the psychologist, with an event for each opening', async () => {
    await house.actAs('psychologist');
    const { id } = await write();
    expect(await house.done(sessionNotes.open, { id })).toEqual({
      id,
      residentId,
      heldOn: '2026-03-09',
      kind: 'individual',
      authorCode: 'PS-01',
      note: 'نامت ليلتين متتاليتين',
      version: 1,
      corrections: [],
      mayCorrect: true,
    });
    expect(newestVerbs(house, 2)).toEqual(['session-notes.open', 'session-notes.write']);
    const [event] = house.open().audit.newest(Number.MAX_SAFE_INTEGER, 1);
    expect(event?.object).toEqual({ kind: 'session-note', id });
  });

  it('tell manager and social worker only that a session took place', async () => {
    await house.actAs('psychologist');
    const { id } = await write();
    for (const role of ['manager', 'social-worker'] as const) {
      await house.actAs(role);
      const listed = await house.done(sessionNotes.list, { residentId });
      expect(listed).toEqual({
        sessions: [{ id, heldOn: '2026-03-09', kind: 'individual', authorCode: 'PS-01' }],
        mayOpen: false,
        mayWrite: false,
        today: '2026-03-10',
      });
      expect(await house.call(sessionNotes.open, { id })).toMatchObject({
        refusal: { code: 'access.denied' },
      });
      expect(newestVerbs(house, 1)).toEqual(['session-notes.open refused']);
    }
    await house.actAs('reception');
    expect(await house.call(sessionNotes.list, { residentId })).toMatchObject({
      refusal: { code: 'access.denied' },
    });
  });

  it('are corrected with a reason, and what they said before stays beside them', async () => {
    await house.actAs('psychologist');
    const { id } = await write();
    const changed = { heldOn: '2026-03-08', kind: 'family', note: 'نامت ليلة واحدة' } as const;
    const reason = 'خلطتُ بين ملفين';
    const correct = { id, expectedVersion: 1, reason, ...changed };
    expect(await house.done(sessionNotes.correct, correct)).toEqual({ version: 2 });
    const opened = await house.done(sessionNotes.open, { id });
    expect(opened).toMatchObject({ ...changed, version: 2, authorCode: 'PS-01' });
    expect(opened.corrections).toMatchObject([
      {
        staffCode: 'PS-01',
        words: {
          state: 'open',
          value: {
            reason,
            former: { heldOn: '2026-03-09', kind: 'individual', note: 'نامت ليلتين متتاليتين' },
          },
        },
      },
    ]);
    expect(newestVerbs(house, 2)).toEqual(['session-notes.open', 'session-notes.correct']);
    const clear = JSON.stringify(house.open().records.all('SELECT * FROM corrections'));
    expect(clear).not.toContain('نامت');
    await house.actAs('manager');
    const { sessions } = await house.done(sessionNotes.list, { residentId });
    expect(sessions).toMatchObject([{ heldOn: '2026-03-08', kind: 'family' }]);
    expect(await house.call(sessionNotes.correct, correct)).toMatchObject({
      refusal: { code: 'access.denied' },
    });
  });

  it('are corrected once as they were read, never to the same words, never into the future', async () => {
    await house.actAs('psychologist');
    const { id } = await write();
    const same = {
      heldOn: '2026-03-09',
      kind: 'individual',
      note: 'نامت ليلتين متتاليتين',
    } as const;
    const correct = { id, expectedVersion: 1, reason: 'سبب', ...same };
    const refused = async (input: Partial<typeof correct>) =>
      house.call(sessionNotes.correct, { ...correct, ...input });
    expect(await refused({})).toMatchObject({ refusal: { code: 'correction.no-change' } });
    expect(await refused({ expectedVersion: 2 })).toMatchObject({
      refusal: { code: 'correction.changed-meanwhile' },
    });
    expect(
      await house.call(sessionNotes.correct, { ...correct, heldOn: '2026-03-11' }),
    ).toMatchObject({ refusal: { code: 'session-notes.day-in-future' } });
    expect(await refused({ reason: ' ' })).toMatchObject({ kind: 'invalid' });
    expect(await house.done(sessionNotes.open, { id })).toMatchObject({ corrections: [] });
  });

  it('refuse a day to come, an empty note and a resident nobody knows', async () => {
    await house.actAs('psychologist');
    const note = { residentId, heldOn: '2026-03-11', kind: 'group', note: 'x' } as const;
    expect(await house.call(sessionNotes.write, note)).toMatchObject({
      refusal: { code: 'session-notes.day-in-future' },
    });
    expect(
      await house.call(sessionNotes.write, { ...note, heldOn: '2026-03-10', note: ' \n ' }),
    ).toMatchObject({ kind: 'invalid', issues: [{ path: 'note', code: 'text.missing' }] });
    const stranger = '0'.repeat(26);
    expect(
      await house.call(sessionNotes.write, { ...note, heldOn: '2026-03-10', residentId: stranger }),
    ).toMatchObject({ refusal: { code: 'resident.not-found' } });
    expect((await house.done(sessionNotes.list, { residentId })).sessions).toEqual([]);
  });

  it('say that a note cannot be read rather than show it empty', async () => {
    await house.actAs('psychologist');
    const { id } = await write();
    house
      .open()
      .records.run("UPDATE sealed_parts SET blob = zeroblob(80) WHERE kind = 'session-note'");
    expect(await house.call(sessionNotes.open, { id })).toMatchObject({
      refusal: { code: 'session-notes.unreadable' },
    });
  });
});
