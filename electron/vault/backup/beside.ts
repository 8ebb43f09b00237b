// The folder of a new vault beside one that does not open, named after the moment.
import type { Gate } from '../gate/gate';

export function besideOf(gate: Gate): string {
  const mark = gate
    .now()
    .replace(/[^0-9]/g, '')
    .slice(0, 14);
  return `${gate.folder}-${mark}`;
}
