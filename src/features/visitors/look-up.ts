// Is the person at the door on the ban list? Names are compared as an admission compares them: in any spelling and order.
import type { CalendarDate } from '../../kernel/calendar-date';
import { likeness, OFFER_FROM } from '../residents';
import type { KnownBan } from './records';

/** Bans in force on a day that a name may mean. Bans that cannot be read are counted, never left out in silence. */
export function bansOn(name: string, bans: readonly KnownBan[], today: CalendarDate) {
  const inForce = bans.filter(({ until }) => until === null || until >= today);
  const open = inForce.flatMap(({ words, because }) =>
    words.state === 'open' ? [{ ...words.value, because }] : [],
  );
  const banned = open
    .filter(({ visitor, otherNames }) => {
      const names = [visitor, ...namesIn(otherNames)];
      return likeness({ names: [name] }, { names }).score >= OFFER_FROM;
    })
    .map(({ visitor, because, whatToDo }) => ({ visitor, because, whatToDo }));
  return { banned, unreadable: inForce.length - open.length };
}

/** Other names stand in one line, with commas between them. */
function namesIn(otherNames: string | null): readonly string[] {
  return (otherNames ?? '').split(/[,،;؛]/).map((one) => one.trim());
}
