// Every "no" that the vault can say has a name that fits and a sentence in each language.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nowhere } from '../../electron/vault/platform/process-environment';
import { vaultRooms } from '../../electron/vault/process/rooms';
import { HOST_REFUSALS } from '../../src/kernel/operation';

const operations = vaultRooms(nowhere).flatMap((room) => Object.entries(room.operations));
const CODE = /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/;

function sentences(language: string): Readonly<Record<string, string>> {
  const path = join('resources', 'locales', language, 'errors.json');
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
}

/** Codes that schemas give as their own message: `{ message: 'name.missing' }`, `{ error: '…' }`. */
function codesInSchemas(): readonly string[] {
  const files = readdirSync('src', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  const found = files.flatMap((source) => [
    ...source.matchAll(/(?:message|error):\s*'([a-z][a-z0-9-]*\.[a-z0-9-]+)'/g),
  ]);
  return [...new Set(found.map((match) => match[1] ?? ''))];
}

describe('the contract', () => {
  it('has every operation once, named feature.operation', () => {
    const names = operations.map(([, operation]) => operation.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(35);
    for (const [key, operation] of operations) {
      expect(operation.name).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z][A-Za-z]*$/);
      expect(operation.name.split('.')[1]).toBe(key);
    }
  });

  it('says of every operation what the trail records, or why nothing', () => {
    for (const [, { name, audit }] of operations) {
      const said = audit.kind === 'recorded' ? audit.verb : audit.because;
      expect([name, said.length > 5]).toEqual([name, true]);
      if (audit.kind === 'recorded') expect(audit.verb).toMatch(CODE);
    }
  });

  it.each(['ar', 'en'])(
    'has a sentence in %s for every refusal and every input issue',
    (language) => {
      const known = sentences(language);
      const codes = new Set([
        ...operations.flatMap(([, operation]) => operation.refusals),
        ...HOST_REFUSALS,
        ...codesInSchemas(),
      ]);
      expect(codes.size).toBeGreaterThan(60);
      for (const code of codes) expect(code).toMatch(CODE);
      const mute = [...codes].filter((code) => (known[code] ?? '').trim() === '');
      expect(mute).toEqual([]);
    },
  );
});
