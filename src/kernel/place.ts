// Where something is or was, as a code: a country, or a governorate of a country whose governorates are known here.
// What lies closer than that (a street, a house) is somebody's own words and is sealed.
import { z } from 'zod';
import { isCountryCode } from './countries';
import { plainNumber } from './number-text';
import { ok, refuse, type Result } from './result';

declare const placeBrand: unique symbol;

/** `EG`, or `EG-ALX`. */
export type Place = string & { readonly [placeBrand]: true };
export type PlaceCode = 'place.invalid' | 'place.governorate-unknown';

/** ISO 3166-2 (as listed in 2026), of the countries that have a pack. */
const GOVERNORATES: Readonly<Record<string, string>> = {
  EG: 'ALX ASN AST BA BH BNS C DK DT FYM GH GZ IS JS KB KFS KN LX MN MNF MT PTS SHG SHR SIN SUZ WAD',
  JO: 'AJ AM AQ AT AZ BA IR JA KA MA MD MN',
  KW: 'AH FA HA JA KU MU',
};

/** In the order of their codes; none where they are not known here. */
export function governoratesOf(country: string): readonly Place[] {
  const codes = GOVERNORATES[country]?.split(' ') ?? [];
  return codes.map((code) => `${country}-${code}` as Place);
}

export function parsePlace(text: string): Result<Place, PlaceCode> {
  const plain = plainNumber(text).toUpperCase();
  const country = countryOf(plain);
  if (!isCountryCode(country)) return refuse('place.invalid');
  if (plain === country) return ok(country as Place);
  const known = governoratesOf(country).find((place) => place === plain);
  return known === undefined ? refuse('place.governorate-unknown') : ok(known);
}

export function countryOf(place: string): string {
  return place.split('-')[0] ?? '';
}

/** Schema of a place; issues: `place.invalid`, `place.governorate-unknown`. */
export function place(): z.ZodType<Place, string> {
  return z.string({ error: 'place.invalid' }).transform((text, context) => {
    const read = parsePlace(text);
    if (read.ok) return read.value;
    context.addIssue({ code: 'custom', message: read.refusal.code });
    return z.NEVER;
  });
}
