// The trail is read by people: whatever can stand in it has a sentence in each language.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nowhere } from '../../electron/vault/platform/process-environment';
import { vaultRooms } from '../../electron/vault/process/rooms';
import { groupOf, OWN_VERBS, VERB_GROUPS } from '../../src/features/audit/verbs';

const operations = vaultRooms(nowhere).flatMap((room) => Object.values(room.operations));

/** What a recorded call says; a refused one of which else nothing is said stands under its own name. */
const verbs = [
  ...new Set([
    ...operations.flatMap(({ audit }) => (audit.kind === 'recorded' ? [audit.verb] : [])),
    ...operations.flatMap(({ name, permission, audit }) =>
      permission.to === 'holders' && audit.kind === 'not-recorded' ? [name] : [],
    ),
    ...operations.flatMap(({ recordedRefusals }) =>
      Object.values(recordedRefusals ?? {}).flatMap((refusal) => refusal?.verb ?? []),
    ),
    ...OWN_VERBS,
  ]),
].sort();

function bookOf(language: string, room = 'audit'): unknown {
  const path = join('resources', 'locales', language, `${room}.json`);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

/** In the trail's own book, or in the book of the room whose act it is. */
function isWorded(language: string, verb: string): boolean {
  const [, ...key] = keyOf(verb);
  const [room = '', ...act] = key;
  const words = [
    wordAt(bookOf(language), ['verb', ...key]),
    wordAt(bookOf(language, room), ['verb', ...act]),
  ];
  return words.some((word) => typeof word === 'string');
}

function wordAt(book: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (node, step) => (node as Record<string, unknown> | undefined)?.[step],
    book,
  );
}

const keyOf = (verb: string): string[] => [
  'verb',
  ...verb.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).split('.'),
];

describe('the trail', () => {
  it.each(['ar', 'en'])('has a sentence in %s for every act', (language) => {
    expect(verbs.length).toBeGreaterThan(60);
    const mute = verbs.filter((verb) => !isWorded(language, verb));
    expect(mute).toEqual([]);
  });

  it.each(['ar', 'en'])('can be filtered in %s by every kind of act there is', (language) => {
    const known: readonly string[] = VERB_GROUPS;
    const ownBook = (group: string) =>
      wordAt(bookOf(language, group), ['verb']) !== undefined &&
      typeof wordAt(bookOf(language, group), ['title']) === 'string';
    const strange = verbs.map(groupOf).filter((group) => !known.includes(group) && !ownBook(group));
    expect(strange).toEqual([]);
    const mute = VERB_GROUPS.filter(
      (group) => typeof wordAt(bookOf(language), ['group', group]) !== 'string',
    );
    expect(mute).toEqual([]);
  });
});
