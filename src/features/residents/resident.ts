// Who a resident is in words the whole shelter shares: sex, category, form of exploitation, name.
// What is empty is unknown; nothing here is ever read as "no".
import { z } from 'zod';
import { optionalText } from '../../kernel/text';

export const SEXES = ['female', 'male', 'unknown'] as const;
export type Sex = (typeof SEXES)[number];

/**
 * Rows of table T1 (docs/domain/counting.md). A mother's child is a dependant, never a victim by default; about whom the
 * desk lets in at night nobody has decided yet.
 */
export const CATEGORIES = [
  'identified-victim',
  'possible-victim',
  'dependant',
  'vulnerable-migrant',
  'undetermined',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Rows of table T2, after the UNODC GLOTIP questionnaire. */
export const EXPLOITATION_FORMS = [
  'sexual',
  'forced-labour',
  'forced-crime',
  'forced-begging',
  'forced-marriage',
  'organ-removal',
  'other',
  'mixed',
  'unknown',
] as const;
export type ExploitationForm = (typeof EXPLOITATION_FORMS)[number];

const NAME_LENGTH = 120;

/** The four-part name, the name as written on a document, its Latin spelling, and what the person wishes to be called. */
export interface ResidentName {
  readonly given?: string | undefined;
  readonly father?: string | undefined;
  readonly grandfather?: string | undefined;
  readonly family?: string | undefined;
  readonly asOnDocument?: string | undefined;
  readonly latin?: string | undefined;
  readonly preferred?: string | undefined;
}

export const sex = z.enum(SEXES, { error: 'choice.invalid' });
export const category = z.enum(CATEGORIES, { error: 'choice.invalid' });
export const exploitationForm = z.enum(EXPLOITATION_FORMS, { error: 'choice.invalid' });

/** Any one part is enough: people arrive with only a nickname. Issues: `name.missing`, `text.too-long`. */
export const residentName = z
  .object({
    given: optionalText(NAME_LENGTH).optional(),
    father: optionalText(NAME_LENGTH).optional(),
    grandfather: optionalText(NAME_LENGTH).optional(),
    family: optionalText(NAME_LENGTH).optional(),
    asOnDocument: optionalText(NAME_LENGTH).optional(),
    latin: optionalText(NAME_LENGTH).optional(),
    preferred: optionalText(NAME_LENGTH).optional(),
  })
  .refine(hasAnyName, { error: 'name.missing', path: ['given'] });

export function hasAnyName(name: ResidentName): boolean {
  return spellings(name).length > 0;
}

/** The four parts in order, as far as known. Empty when none is. */
export function fullName(name: ResidentName): string {
  return join([name.given, name.father, name.grandfather, name.family]);
}

/** What staff see and say: the preferred name, otherwise the fullest name there is. */
export function displayName(name: ResidentName): string {
  const shown = [name.preferred, fullName(name), name.asOnDocument, name.latin];
  return shown.find((text) => text !== undefined && text !== '') ?? '';
}

/** Every spelling a search should find the person by, without repeats. */
export function spellings(name: ResidentName): string[] {
  const all = [fullName(name), name.preferred, name.asOnDocument, name.latin];
  return [...new Set(all.map((text) => text?.trim() ?? '').filter((text) => text !== ''))];
}

function join(parts: readonly (string | undefined)[]): string {
  return parts
    .map((part) => part?.trim() ?? '')
    .filter((part) => part !== '')
    .join(' ');
}
