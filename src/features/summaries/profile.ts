// To whom a summary goes decides how coarse its figures are.
// Exact counts for an authority need a named recipient, a legal basis and a sealed file: not in this version.
import { ok, type Result, refuse } from '../../kernel/result';

export const PROFILE_NAMES = ['partner', 'public', 'authority'] as const;
export type ProfileName = (typeof PROFILE_NAMES)[number];

/** `nearest`: to the nearest multiple of `base`. `down`: to the next lower multiple. */
export interface Profile {
  readonly name: 'partner' | 'public';
  /** Smallest count that may be shown. */
  readonly k: number;
  readonly base: number;
  readonly rounding: 'nearest' | 'down';
  /** The rule set of docs/domain/disclosure.md, by version. */
  readonly rules: 'referral-1';
}

export const PROFILES: Readonly<Record<Profile['name'], Profile>> = {
  partner: { name: 'partner', k: 5, base: 5, rounding: 'nearest', rules: 'referral-1' },
  public: { name: 'public', k: 10, base: 10, rounding: 'down', rules: 'referral-1' },
};

export function profileOf(name: ProfileName): Result<Profile, 'summaries.profile-not-available'> {
  return name === 'authority' ? refuse('summaries.profile-not-available') : ok(PROFILES[name]);
}

/** The figure shown for a count of at least `k`. */
export function rounded(count: number, profile: Profile): number {
  const steps = count / profile.base;
  return (profile.rounding === 'down' ? Math.floor(steps) : Math.round(steps)) * profile.base;
}

/** Whole numbers from `low` to `high`, both included. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The counts that a shown figure may stand for. A shown 0 stands for a place that is empty by rule. */
export function countsBehind(figure: number, profile: Profile): Interval {
  if (figure === 0) return { low: 0, high: 0 };
  if (profile.rounding === 'down') return { low: figure, high: figure + profile.base - 1 };
  const reach = (profile.base - 1) / 2;
  return { low: Math.max(profile.k, figure - reach), high: figure + reach };
}
