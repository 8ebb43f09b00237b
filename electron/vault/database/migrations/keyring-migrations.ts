// The rising list of frozen steps of the keyring database.
import type { Migration } from '../migrate';
import { keyringStep } from './keyring/0001-keyring';
import { emergencyStep } from './keyring/0002-emergency';
import { unvouchedStep } from './keyring/0003-unvouched';
import { deedsStep } from './keyring/0004-deeds';

export const KEYRING_MIGRATIONS: readonly Migration[] = [
  keyringStep,
  emergencyStep,
  unvouchedStep,
  deedsStep,
];
