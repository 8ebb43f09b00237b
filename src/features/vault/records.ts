// The closed vault as its use cases know it: a gate that can be looked at, set up and unlocked.
import type { Progress } from '../../kernel/operation';
import type { CheckedInputOf, OutputOf, RefusalCodeOf } from '../../kernel/operation';
import type { Result } from '../../kernel/result';
import type { vault } from './contract';

type Done<Op extends keyof typeof vault> = Result<
  OutputOf<(typeof vault)[Op]>,
  RefusalCodeOf<(typeof vault)[Op]>
>;
type Steps<Op extends keyof typeof vault> = AsyncGenerator<Progress, Done<Op>, void>;

export interface VaultGate {
  status(): OutputOf<typeof vault.status>;
  found(input: CheckedInputOf<typeof vault.found>): Steps<'found'>;
  confirmRecovery(input: CheckedInputOf<typeof vault.confirmRecovery>): Done<'confirmRecovery'>;
  confirmCards(input: CheckedInputOf<typeof vault.confirmCards>): Done<'confirmCards'>;
  setUp(input: CheckedInputOf<typeof vault.setUp>): Steps<'setUp'>;
  unlock(input: CheckedInputOf<typeof vault.unlock>): Steps<'unlock'>;
  confirmIdentity(input: CheckedInputOf<typeof vault.confirmIdentity>): Steps<'confirmIdentity'>;
}
