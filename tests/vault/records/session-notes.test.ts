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
