// Malformed input to every operation, from a role that may ask: it is refused and changes nothing.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { nowhere } from '../../electron/vault/platform/process-environment';
import { vaultRooms } from '../../electron/vault/process/rooms';
import { ROLES, roleMay, type Role } from '../../src/kernel/compartments';
import { type Answer, HOST_REFUSALS } from '../../src/kernel/operation';
import { putResident } from '../support/resident-in-vault';
import { foundTestVault, type TestVault } from '../support/test-vault';
import { callOf, inputsNear, type NamedOperation } from './every-operation';
import { fingerprintOf } from './vault-dump';

const RUNS = Number(process.env['CONTRACT_RUNS'] ?? 60);
const listed = vaultRooms(nowhere)
  .flatMap((room) => Object.values(room.operations))
  .map((operation) => [operation.name, operation] as const);
const sentences = JSON.parse(readFileSync('resources/locales/ar/errors.json', 'utf8')) as Record<
  string,
  string
>;

/** These would end the session, or cost a key derivation and count as a wrong try, when junk happens to fit them. */
const ONLY_WHEN_INVALID = new Set([
  'vault.unlock',
  'vault.found',
  'staff.invite',
  'staff.grant',
  'staff.changePassphrase',
  'staff.renewAccess',
  'staff.leave',
]);

/** Each of its refusals is on record, beside what else it notes of them. */
const TELLS_BY_ITSELF = 'emergency.open';

let house: TestVault;
let known: readonly string[] = [];

const LONGEST_WAIT_SECONDS = 15 * 60;

beforeAll(async () => {
  house = await foundTestVault({ roles: ROLES });
  const resident = putResident(house, { name: 'سلمى' });
  const stay = house.open().records.get('SELECT id FROM stays');
  const staff = house.open().records.all('SELECT id FROM staff');
  known = [resident, String(stay?.['id']), ...staff.map((row) => String(row['id']))];
}, 120_000);
afterAll(() => house.destroy());

function askerOf({ permission }: NamedOperation): Role {
  if (permission.to !== 'holders') return 'manager';
  const role = ROLES.find((one) => roleMay(one, permission.of));
  if (role === undefined) throw new Error('an operation that no role may ask');
  return role;
}

function check(operation: NamedOperation, answer: Answer<unknown>): void {
  expect(answer.kind).not.toBe('fault');
  if (answer.kind === 'refused') {
    expect([...operation.refusals, ...HOST_REFUSALS]).toContain(answer.refusal.code);
  }
  if (answer.kind === 'invalid') {
    expect(answer.issues.length).toBeGreaterThan(0);
    for (const { code } of answer.issues) expect(sentences[code], code).toBeTruthy();
  }
}

describe('malformed input', () => {
  it.each(listed)(
    'to %s is refused and changes nothing',
    { timeout: 120_000 },
    async (_name, operation) => {
      const role = askerOf(operation);
      // Junk asked as a passphrase is a wrong try; the door waits longer for nobody.
      house.clock.forward(LONGEST_WAIT_SECONDS);
      if (house.at.gate.open?.session.role !== role) await house.actAs(role);
      let refused = 0;
      const sweep = fc.asyncProperty(inputsNear(operation, known), async (input) => {
        const fits = (operation.input as z.ZodType).safeParse(input).success;
        if (fits && ONLY_WHEN_INVALID.has(operation.name)) return;
        const before = fingerprintOf(house.open());
        const events = house.open().audit.size();
        const answer = await house.at.host.answer(callOf(operation.name, input, house.sessionId()));
        const cause = answer.kind === 'fault' ? house.faults.at(-1) : undefined;
        if (cause !== undefined) throw new Error('a fault', { cause });
        check(operation, answer);
        if (answer.kind !== 'done') refused += 1;
        if (answer.kind === 'refused' && operation.name !== TELLS_BY_ITSELF) {
          const isRecorded = operation.recordedRefusals?.[answer.refusal.code] !== undefined;
          expect(house.open().audit.size() - events).toBe(isRecorded ? 1 : 0);
        }
        if (!fits) expect(answer.kind).toBe('invalid');
        if (answer.kind !== 'done' || operation.kind === 'query') {
          expect(fingerprintOf(house.open())).toBe(before);
        }
      });
      await fc.assert(sweep, { numRuns: RUNS });
      expect(refused).toBeGreaterThan(0);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    },
  );
});
