// Durations, amounts and places in words, the same on the screen and on paper.
import type { DigitSet } from '../digits';
import { durationParts } from '../duration';
import { amountText, moneyParts } from '../money';
import { countryOf } from '../place';

type Say = (key: string, values: Readonly<Record<string, string>>) => string;

/** `1 h 30 min`. */
export function durationWords(
  count: number,
  { t, number }: { readonly t: Say; readonly number: (value: number) => string },
): string {
  const { says, hours, minutes } = durationParts(count);
  return t(`ui:entry.duration.${says}`, { hours: number(hours), minutes: number(minutes) });
}

/** `12.500 Kuwaiti dinars`. */
export function moneyWords(
  kept: string,
  { t, digits }: { readonly t: Say; readonly digits: DigitSet },
): string {
  const parts = moneyParts(kept);
  if (parts === undefined) return kept;
  return `${amountText(parts, digits)} ${t(`ui:entry.currency.${parts.currency}`, {})}`;
}

/** `Cairo, Egypt`. */
export function placeWords(
  kept: string,
  { t, country }: { readonly t: Say; readonly country: (code: string) => string },
): string {
  const of = country(countryOf(kept));
  if (kept === countryOf(kept)) return of;
  return t('ui:entry.place', { governorate: t(`ui:entry.governorate.${kept}`, {}), country: of });
}
