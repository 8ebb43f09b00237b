// Is the person at the door on the ban list? Names are compared as an admission compares them, in any spelling and order; a
// telephone by its last digits, so that the country's code makes no difference; a plate by its letters and digits.
import type { CalendarDate } from '../../kernel/calendar-date';
import { foldDigits } from '../../kernel/digits';
import { phoneDigits } from '../../kernel/phone';
import { likeness, OFFER_FROM } from '../residents';
import { plateSigns } from './plate-signs';
import type { KnownBan } from './records';

export interface AtTheDoor {
  readonly name: string | null;
  readonly phone: string | null;
  readonly plate: string | null;
}

/** So many digits from the end tell one telephone from another, with or without its country's code. */
const TELLING_DIGITS = 8;

/** Bans in force on a day that somebody at the door may mean. Bans that cannot be read are counted, never left out in silence. */
export function bansOn(at: AtTheDoor, bans: readonly KnownBan[], today: CalendarDate) {
  const inForce = bans.filter(({ until }) => until === null || until >= today);
  const open = inForce.flatMap(({ words, because }) =>
    words.state === 'open' ? [{ ...words.value, because }] : [],
  );
  const banned = open
    .filter(
      (ban) =>
        isNamed(at.name, [ban.visitor, ...namesIn(ban.otherNames)]) ||
        isSamePhone(at.phone, ban.phone) ||
        isSamePlate(at.plate, ban.plate),
    )
    .map(({ visitor, because, whatToDo }) => ({ visitor, because, whatToDo }));
  return { banned, unreadable: inForce.length - open.length };
}

/** A first name alone is compared with first names alone: at the door one warning too many costs a question. */
function isNamed(name: string | null, banned: readonly string[]): boolean {
  if (name === null) return false;
  const isFirstName = !/\s/u.test(name.trim());
  const names = isFirstName ? [...banned, ...banned.map(firstWord)] : banned;
  const shorter = names.map(withoutReligion).filter((one) => !names.includes(one));
  return likeness({ names: [name] }, { names: [...names, ...shorter] }).score >= OFFER_FROM;
}

function firstWord(name: string): string {
  return name.trim().split(/\s+/u)[0] ?? name;
}

/** حسام الدين is called حسام as well, هبة الله is called هبة. */
function withoutReligion(name: string): string {
  return name.replaceAll(/(?<=\S\s*)\s(?:الدين|الله)(?=\s|$)/gu, '');
}

function isSamePhone(one: string | null, other: string | null): boolean {
  const [a, b] = [one, other].map((phone) =>
    phoneDigits(foldDigits(phone ?? '')).slice(-TELLING_DIGITS),
  );
  return a !== undefined && a.length === TELLING_DIGITS && a === b;
}

function isSamePlate(one: string | null, other: string | null): boolean {
  const sought = plateSigns(one ?? '');
  return sought.length > 1 && sought === plateSigns(other ?? '');
}

/** Other names stand in one line, with commas or strokes between them. */
function namesIn(otherNames: string | null): readonly string[] {
  return (otherNames ?? '')
    .split(/[,،;؛/|\n]|\s-\s/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
