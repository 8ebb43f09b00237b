// What a column's title says of it: its meaning and how sure that is. The words known as a title count together with all that
// stands around them; what speaks of somebody else makes the column not the resident's, an unknown word makes it a guess.
import { DOUBTFUL_TITLES, sureTarget, type Target } from './column-titles';
import { isPartOfDate } from './date-parts';
import { speaksOfOthers } from './other-people-words';
import type { TableColumn } from './table';
import {
  arePartsOfName,
  isHarmless,
  isHarmlessHeading,
  isOfOnePerson,
  piecesOf,
} from './title-additions';
import { fold } from './words';

export interface TitleMeaning {
  readonly target: Target;
  /** `doubtful`: a title that may mean something else; `added-to`: words beside it may make it another column. */
  readonly certainty: 'sure' | 'doubtful' | 'added-to';
}

const LONGEST_TITLE = 200;

/** Undefined where no known title stands apart in it; `others` where it is somebody else's. */
export function meaningOfTitle({ title, group }: TableColumn): TitleMeaning | 'others' | undefined {
  if (title.length > LONGEST_TITLE || (group ?? '').length > LONGEST_TITLE) return undefined;
  if (group === undefined) return ofTitle(title);
  return underHeading(ofTitle(title), title, fold(group));
}

/** A title of whatever column, somebody else's too: what row the titles stand in is told by it. */
export function isKnownTitle(title: string): boolean {
  if (meaningOf(fold(title)) !== undefined || isPartOfDate(title)) return true;
  const [first, ...more] = piecesOf(title).map(meaningOf);
  const isHead = first !== undefined && /^[^([{:]{0,200}[([{:]/.test(title);
  return isHead || (first !== undefined && more.every((one) => one !== undefined));
}

function ofTitle(title: string): TitleMeaning | 'others' | undefined {
  const whole = meaningOf(fold(title));
  if (whole !== undefined) return whole;
  const pieces = piecesOf(title);
  const head = pieces.map(meaningOf).find((one) => one !== undefined);
  if (head === undefined) return undefined;
  const additions = pieces.filter((piece) => meaningOf(piece)?.target !== head.target);
  const isSame = head.target === 'fullName' && arePartsOfName(additions);
  const changing = isSame ? [] : additions.filter((piece) => !isHarmless(piece, head.target));
  if (isOfOnePerson(head.target) && changing.some(speaksOfOthers)) return 'others';
  if (changing.length > 0) return { target: head.target, certainty: 'added-to' };
  return surest(pieces.map(meaningOf)) ?? head;
}

// "Name" under "Referred by" is the referrer's: a heading counts like words in the title itself.
function underHeading(
  own: TitleMeaning | 'others' | undefined,
  title: string,
  heading: string,
): TitleMeaning | 'others' | undefined {
  const together = [`${heading} ${fold(title)}`, `${fold(title)} ${heading}`].map(meaningOf);
  const whole = surest(together);
  const target = whole?.target ?? (own === 'others' ? undefined : own?.target);
  if (target !== undefined && isHeadingOf(target, heading)) return whole ?? own;
  if (speaksOfOthers(heading)) return 'others';
  if (whole !== undefined) return whole;
  return own === 'others' || own?.certainty !== 'sure' ? own : { ...own, certainty: 'added-to' };
}

function isHeadingOf(target: Target, heading: string): boolean {
  const named = meaningOf(heading)?.target;
  return (
    isHarmlessHeading(heading, target) ||
    named === target ||
    HEADED.some(({ by, over }) => over.has(target) && named !== undefined && by.has(named))
  );
}

/** Titles that may stand above the titles of their parts. "Father" above "name" is no such one. */
const HEADED: readonly { readonly by: ReadonlySet<Target>; readonly over: ReadonlySet<Target> }[] =
  [
    {
      by: new Set<Target>(['fullName', 'given', 'family']),
      over: new Set<Target>([
        ...(['fullName', 'given', 'father', 'grandfather', 'family'] as const),
        ...(['preferredName', 'latinName', 'documentName'] as const),
      ]),
    },
    {
      by: new Set<Target>(['birthDate', 'birthYear', 'age']),
      over: new Set<Target>(['birthDate', 'birthYear', 'age']),
    },
    {
      by: new Set<Target>(['admittedOn', 'exitedOn']),
      over: new Set<Target>(['admittedOn', 'exitedOn', 'exitReason']),
    },
  ];

function meaningOf(words: string): TitleMeaning | undefined {
  const sure = sureTarget(words);
  if (sure !== undefined) return { target: sure, certainty: 'sure' };
  const doubtful = DOUBTFUL_TITLES.get(words);
  return doubtful === undefined ? undefined : { target: doubtful, certainty: 'doubtful' };
}

function surest(meanings: readonly (TitleMeaning | undefined)[]): TitleMeaning | undefined {
  const known = meanings.filter((one) => one !== undefined);
  return known.find(({ certainty }) => certainty === 'sure') ?? known[0];
}
