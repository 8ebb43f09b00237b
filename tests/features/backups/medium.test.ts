// When somebody is reminded: by age, by how many media there are, by what an erasure left on them.
import { describe, expect, it } from 'vitest';
import { type Medium, mustBeRefreshed, remindersOf } from '../../../src/features/backups/medium';

function aMedium(part: Partial<Medium> = {}): Medium {
  return {
    id: '0'.repeat(26),
    ordinal: 1,
    label: null,
    kind: 'other-disk',
    firstSeenAt: '2026-01-01T08:00:00.000Z',
    lastBackupAt: '2026-03-01T08:00:00.000Z',
    lastCheckedAt: null,
    lastDrilledAt: '2026-03-01T08:00:00.000Z',
    backupNumber: 1,
    keysGeneration: 1,
    erasures: 0,
    manifestSha256: '0'.repeat(64),
    state: 'in-use',
    stateReason: null,
    stateAt: null,
    ...part,
  };
}

const two = [aMedium(), aMedium({ ordinal: 2 })];
const codesAt = (now: string, media: readonly Medium[] = two, erasures = 0) =>
  remindersOf(media, { now, erasures }).map(({ code, count }) => `${code} ${count}`);

describe('reminders', () => {
  it('say nothing while two media apart are fresh', () => {
    expect(codesAt('2026-03-08T20:00:00.000Z')).toEqual([]);
  });

  it('come on the eighth day for the backup and after ninety for the drill', () => {
    expect(codesAt('2026-03-09T08:00:00.000Z')).toEqual(['backup-old 8']);
    expect(codesAt('2026-05-30T08:00:00.000Z')).toEqual(['backup-old 90']);
    expect(codesAt('2026-05-31T08:00:00.000Z')).toEqual(['backup-old 91', 'drill-old 91']);
  });

  it('ask for the first backup alone while there is none, also when the only medium is lost', () => {
    expect(codesAt('2026-03-01T08:00:00.000Z', [])).toEqual(['never 0']);
    const lost = aMedium({ state: 'lost', stateReason: 'stolen' });
    expect(codesAt('2026-03-01T08:00:00.000Z', [lost])).toEqual(['never 0']);
  });

  it('do not count a copy on the vault’s own disk as a second medium', () => {
    const media = [aMedium(), aMedium({ ordinal: 2, kind: 'same-disk' })];
    expect(codesAt('2026-03-01T08:00:00.000Z', media)).toEqual(['few-media 1']);
  });

  it('name media that still hold keys from before an erasure, unless they are gone', () => {
    const media = [...two, aMedium({ ordinal: 3, state: 'destroyed', stateReason: 'worn' })];
    expect(codesAt('2026-03-01T08:00:00.000Z', media, 1)).toEqual(['to-refresh 2']);
    expect(media.map((medium) => mustBeRefreshed(medium, 1))).toEqual([true, true, false]);
  });

  it('are not shaken by a clock that was set back', () => {
    expect(codesAt('2026-02-01T08:00:00.000Z')).toEqual([]);
  });
});
