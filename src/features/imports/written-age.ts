// An age in years, as lists write it: with its unit, about, in months, in words for one and two.
import { foldDigits } from '../../kernel/digits';
import { fold } from './words';

const YEARS =
  /^(?:(?:حوالي|نحو|تقريبا|about|approx\.?|ca?\.?|environ|~)\s?)?(\d{1,3}(?:\.\d{1,2})?)(?:\s?(?:سنة|سنه|عام|عاما|سنوات|اعوام|years?|yrs?|y|ans?|y\/o|yo)(?:\s(?:old|و\s?(\d{1,2})\s?(?:اشهر|شهور|شهرا)|(?:and\s)?(\d{1,2})\s?months?))?)?(?:\s?(?:تقريبا|approx\.?|~))?$/i;
const MONTHS = /^(\d{1,2})\s?(?:اشهر|شهور|شهر|شهرا|months?|mois|mths?)$/i;
const WORDS = new Map([
  ['سنه', 1],
  ['عام', 1],
  ['سنتان', 2],
  ['سنتين', 2],
  ['عامان', 2],
  ['عامين', 2],
]);

/** NaN where the text says no age. */
export function writtenAge(text: string): number {
  if (text.length > 40) return Number.NaN;
  const plain = foldDigits(text)
    .replace(/\p{M}|\u0640/gu, '')
    .replace(/[أإآ]/g, 'ا')
    .trim();
  const years = YEARS.exec(plain);
  if (years !== null) return Number(years[1]) + Number(years[2] ?? years[3] ?? 0) / 12;
  const months = MONTHS.exec(plain);
  if (months !== null) return Number(months[1]) / 12;
  return WORDS.get(fold(plain)) ?? Number.NaN;
}
