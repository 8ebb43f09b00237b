// The rising list of frozen steps of the keyring database.
import type { Migration } from '../migrate';
import { keyringStep } from './keyring/0001-keyring';

export const KEYRING_MIGRATIONS: readonly Migration[] = [keyringStep];
