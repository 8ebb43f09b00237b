// What has been answered so far during the first run. It lives in this window's memory only and goes with it.
import { z } from 'zod';
import type { InputOf } from '../../../kernel/operation';
import {
  COMPARTMENTS,
  type Compartment,
  covers,
  ROLE_ACCESS,
  type Role,
} from '../../../kernel/compartments';
import { COUNTRY_PACKS, type PackCountry, shelterSettings } from '../../shelter/index';
import { type NewStaff, vault } from '../contract';
import { checkTypedTwice } from '../../../kernel/new-passphrase';

export const STEPS = [
  'language',
  'shelter',
  'manager',
  'team',
  'purpose',
  'recovery',
  'cards',
] as const;
export type Step = (typeof STEPS)[number];

type SettingsInput = z.input<typeof shelterSettings>;
type Nullable<Value> = { readonly [K in keyof Value]?: Value[K] | null };
/** Loose answers of the shelter step: anything may still be missing. */
export type ShelterAnswers = Nullable<Omit<SettingsInput, 'identity'>> & {
  readonly identity?: Nullable<SettingsInput['identity']>;
};

/** The contract's own rules, and that both passphrases are the same. */
export const managerSchema = vault.found.input.shape.manager
  .extend({ again: z.string() })
  .superRefine(checkTypedTwice);

export interface ManagerAnswers {
  readonly code: string;
  readonly passphrase: string;
  readonly again: string;
}

export interface PurposeAnswers {
  readonly purpose: 'real' | 'training' | null;
  /** A training vault may be tied to its computer as well. */
  readonly isTied: boolean;
}

export interface FirstRunAnswers {
  readonly shelter: ShelterAnswers;
  readonly settings: SettingsInput | undefined;
  readonly manager: ManagerAnswers;
  readonly team: readonly NewStaff[];
  readonly purpose: PurposeAnswers;
}

export const START_COUNTRY: PackCountry = 'EG';

/** How the country usually writes and counts; each line can be changed. */
export function usualOf(country: PackCountry) {
  const { timeZone, digits, firstDayOfWeek } = COUNTRY_PACKS[country];
  return { country, timeZone, digits, firstDayOfWeek };
}

export const START_ANSWERS: FirstRunAnswers = {
  shelter: {
    ...usualOf(START_COUNTRY),
    calendar: 'gregorian',
    secondCalendar: 'umm-al-qura',
    name: '',
    facilityCode: '',
    capacity: null,
    identity: { facilityType: 'shelter', operatedBy: null },
  },
  settings: undefined,
  manager: { code: '', passphrase: '', again: '' },
  team: [],
  purpose: { purpose: null, isTied: false },
};

export type FoundInput = InputOf<typeof vault.found>;

export function foundInput(answers: FirstRunAnswers): FoundInput | undefined {
  if (answers.settings === undefined) return undefined;
  const { code, passphrase } = answers.manager;
  const { purpose, isTied } = answers.purpose;
  return {
    settings: answers.settings,
    manager: { code, passphrase },
    team: [...answers.team],
    deviceSecret: purpose === 'real' || isTied,
  };
}

/** Compartments that nobody among these roles could ever open. */
export function withoutHolder(roles: readonly Role[]): readonly Compartment[] {
  return COMPARTMENTS.filter(
    (compartment) => !roles.some((role) => covers(ROLE_ACCESS[role][compartment], 'read')),
  );
}
