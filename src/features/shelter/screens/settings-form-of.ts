// The form of the settings as its parts know it.
import type { FormOf } from '../../../ui/form';
import type { shelter } from '../contract';

export type SettingsFormOf = FormOf<typeof shelter.change.input>;
