// Whoever looks at many leaves in the trail how many; whoever looks for somebody, what was found.
import { describe, expect, it } from 'vitest';
import { ENTRY_KINDS } from '../../electron/vault/house-facts/entry-kinds';
import { nowhere } from '../../electron/vault/platform/process-environment';
import { vaultRooms } from '../../electron/vault/process/rooms';

/** They open one thing, and the trail names it. */
const OF_ONE = [
  ...ENTRY_KINDS.map(({ room }) => `${room}.open`),
  'care-plans.openPlan',
  'drop-notes.read',
  'imports.remaining',
  'progress.sheet',
  'residents.open',
  'residents.openStay',
  'retention.consider',
  'session-notes.open',
  'summaries.open',
  'summaries.outlook',
  'summaries.prepare',
].sort();

const recordedQueries = vaultRooms(nowhere)
  .flatMap((room) => Object.values(room.operations))
  .filter(({ kind, audit }) => kind === 'query' && audit.kind === 'recorded');

describe('a recorded query', () => {
  it('counts what it shows, unless it opens one thing', () => {
    const uncounted = recordedQueries.filter(
      ({ audit }) => audit.kind !== 'recorded' || audit.details === undefined,
    );
    expect(uncounted.map(({ name }) => name).sort()).toEqual(OF_ONE);
    expect(recordedQueries.length - uncounted.length).toBeGreaterThan(12);
  });

  it('that is asked with words carries a code of them', () => {
    const withCode = recordedQueries.filter(
      ({ audit }) => audit.kind === 'recorded' && audit.searched !== undefined,
    );
    expect(withCode.map(({ name }) => name).sort()).toEqual([
      'residents.possibleDuplicates',
      'residents.search',
      'visitors.lookUp',
    ]);
  });
});
