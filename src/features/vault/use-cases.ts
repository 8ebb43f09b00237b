// Opening the house: looking at the vault, founding it, unlocking it. The gate holds the keys.
import { ok, refuse } from '../../kernel/result';
import type { UseCases } from '../../kernel/use-case';
import type { vault } from './contract';
import { passphraseProblem } from '../../kernel/passphrase';
import type { VaultGate } from './records';

export const vaultUseCases: UseCases<typeof vault, VaultGate, VaultGate> = {
  status: (_input, { records }) => ok(records.status()),
  async *found(input, { records }) {
    const { settings, manager, team } = input;
    const people = [manager, ...team];
    const ownWords = [settings.name, settings.facilityCode, ...people.map(({ code }) => code)];
    for (const person of people) {
      const problem = passphraseProblem(person.passphrase, ownWords);
      if (problem !== undefined) return refuse(problem);
    }
    return yield* records.found(input);
  },
  confirmRecovery: (input, { records }) => records.confirmRecovery(input),
  confirmCards: (input, { records }) => records.confirmCards(input),
  setUp: (input, { records }) => records.setUp(input),
  unlock: (input, { records }) => records.unlock(input),
  confirmIdentity: (input, { records }) => records.confirmIdentity(input),
};
