// The two copies that are to become the vault: where they lie, what they were, and how they are opened between two pieces of work.
import { setImmediate as pause } from 'node:timers/promises';
import { join } from 'node:path';
import type { Progress } from '../../../src/kernel/operation';
import type { TrailVerdict } from '../audit/trail';
import { openDatabase } from '../database/open';
import type { VaultFileNames } from '../keys/header';
import type { PairKeys } from '../platform/vault-files';
import type { OpenedParts } from '../sealing/openable-parts';
import type { ProvedStaff, UnlockRequest } from '../unlock/unlocking';
import type { Workshop } from '../workshop/workshop';
import type { CopiedFile, Copies, DueUpgrade } from './format-upgrade';
import type { RowsBefore } from './rows-told';

export interface CopiesRequest {
  readonly order: UnlockRequest & { readonly workshop: Workshop };
  readonly due: DueUpgrade;
  readonly proved: ProvedStaff;
  /** Of the copies. */
  readonly names: VaultFileNames;
  readonly keys: PairKeys;
  /** Whether the file that was copied is whole itself. */
  readonly isFormerWhole: (file: CopiedFile) => boolean;
}

/** What the copies were in their former format. */
export interface Before {
  readonly trail: TrailVerdict;
  readonly parts: OpenedParts;
  readonly rows: RowsBefore;
}

export const FILES = ['keyring', 'records'] as const;

export type Steps<Value> = AsyncGenerator<Progress, Value, void>;

/** Work in slices, so that whoever waits sees that it goes on, and may stop it. */
export async function* inSlices<Value>(
  step: string,
  work: Generator<number, Value, void>,
): Steps<Value> {
  for (;;) {
    const slice = work.next();
    if (slice.done === true) return slice.value;
    yield { step, done: 0, total: 1 };
    await pause();
  }
}

/** Both, alone: nothing else may have them open meanwhile. */
export function openCopies(request: CopiesRequest): Copies {
  const opened: Partial<Record<CopiedFile, Copies[CopiedFile]>> = {};
  for (const file of FILES) {
    const path = pathOf(request, file);
    const handle = openDatabase({ path, keyHex: keyOf(request, file), file: 'existing' });
    if (!handle.ok) {
      opened.keyring?.close();
      throw new Error(`a copy did not open: ${handle.refusal.code}`);
    }
    opened[file] = handle.value;
  }
  return opened as Copies;
}

export function closeAll(copies: Copies): void {
  for (const file of FILES) copies[file].close();
}

export function pathOf({ order, names }: CopiesRequest, file: CopiedFile): string {
  return join(order.folder, names[file]);
}

export function keyOf({ keys }: CopiesRequest, file: CopiedFile): string {
  return file === 'keyring' ? keys.keyringKeyHex : keys.databaseKeyHex;
}
