// What the groups of fields of the settings page have in common: the one form they belong to.
import type { FormOf } from '../../../ui/form';
import type { shelter } from '../contract';

export type SettingsFormOf = FormOf<typeof shelter.change.input>;
