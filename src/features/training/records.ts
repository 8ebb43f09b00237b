// What filling a training vault may ask of the records.
import type { InventedResident } from './invented-shelter';

export interface TrainingRead {
  isTraining(): boolean;
  residentCount(): number;
}

export interface TrainingWrite extends TrainingRead {
  /** Writes one invented resident with stay and care plan; clinical notes need a clinical session and are left out. */
  put(resident: InventedResident): void;
}
