// Durations and amounts in words, the same on the screen and on paper.
import type { DigitSet } from '../digits';
import { durationParts } from '../duration';
import { amountText, moneyParts } from '../money';

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
