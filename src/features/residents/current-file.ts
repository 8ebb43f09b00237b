// The file as it stands, if it is still the one the editor saw.
import type { ResidentId } from '../../kernel/ids';
import { ok, refuse } from '../../kernel/result';
import type { ResidentsRead } from './records';

export function currentFile(
  records: ResidentsRead,
  input: { readonly id: ResidentId; readonly expectedVersion: number },
) {
  const resident = records.find(input.id);
  if (resident === undefined) return refuse('residents.not-found');
  if (resident.version !== input.expectedVersion) return refuse('residents.changed-meanwhile');
  return ok(resident);
}
