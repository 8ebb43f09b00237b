// What the shelter lived through just before somebody tries the demo: a stick gone stale, a file erased, a note opened
// in an emergency, a fresh backup, many files opened at once, a note left in the night. Each screen of the vault has something to show.
import { backups } from '../../src/features/backups/contract';
import { dropNotes } from '../../src/features/drop-notes/contract';
import { emergency } from '../../src/features/emergency/contract';
import { residents } from '../../src/features/residents/contract';
import { retention } from '../../src/features/retention/contract';
import { sessionNotes } from '../../src/features/session-notes/contract';
import { addDays, type CalendarDate } from '../../src/kernel/calendar-date';
import type { ResidentId } from '../../src/kernel/ids';
import type { DemoDesk } from './demo-desk';
import { passphraseOf, staffCodeOf } from './demo-staff';

export interface LastDays {
  /** The day on which the demo is tried; everything here happens in the three weeks before it. */
  readonly today: CalendarDate;
  /** Tokens of the two folders that stand for sticks. */
  readonly media: readonly [string, string];
  /** The house's daily work goes on between these acts. */
  readonly liveUntil: (day: CalendarDate) => Promise<void>;
  readonly say: (line: string) => void;
}

const STALE_STICK = 'وسيط البنك';
const FRESH_STICK = 'وسيط خزنة المكتب';
const MANY = 36;
const A_MINUTE = 4;
const WHY_OPENED =
  'نُقلت النزيلة ليلًا إلى المستشفى بعد نوبة هلع، وطلب الطبيب ما يهدئها. الأخصائية النفسية في إجازة ولا تجيب.';
const NIGHT_NOTE =
  'استيقظت مرتين بعد منتصف الليل تبكي، وقالت إنها رأت الكابوس نفسه. جلست معها حتى نامت قرب الثالثة. لم تُرِد أن أوقظ أحدًا.';

export async function liveLastDays(desk: DemoDesk, { today, media, liveUntil, say }: LastDays) {
  const [stale, fresh] = media;
  const at = async (daysAgo: number, time: string) => {
    await liveUntil(addDays(today, -daysAgo - 1));
    desk.at(`${addDays(today, -daysAgo)}T${time}:00.000Z`);
  };
  await at(21, '08:00');
  await desk.actAs('it');
  await backUp(desk, stale, STALE_STICK);
  await desk.done(backups.drill, { folderToken: stale });
  say('a backup, three weeks old by now');
  await at(12, '09:00');
  await eraseOldest(desk, addDays(today, -60));
  say('a file erased by two people; the old stick still holds its keys');
  await at(3, '22:30');
  await openInEmergency(desk);
  say('a clinical note opened in an emergency');
  await at(2, '08:00');
  await desk.actAs('it');
  await backUp(desk, fresh, FRESH_STICK);
  await desk.done(backups.check, { folderToken: fresh });
  say('a backup, two days old');
  await at(1, '09:58');
  await readThroughTheHouse(desk, addDays(today, -1));
  say('many files opened by one person within ten minutes');
  await liveUntil(addDays(today, -1));
  await at(1, '21:40');
  await leaveNightNote(desk);
  say('a note left for the psychologist in the night');
}

async function backUp(desk: DemoDesk, folderToken: string, label: string): Promise<void> {
  const { mediumId } = await desk.done(backups.make, { folderToken });
  await desk.done(backups.nameMedium, { mediumId, label });
}

/** Whoever left first, and long enough ago that nothing is entered about them any more. Pending until every stick with the old keys is written anew. */
async function eraseOldest(desk: DemoDesk, before: CalendarDate): Promise<void> {
  await desk.actAs('manager');
  const { residents: exited } = await desk.done(residents.list, { filter: 'exited' });
  const [oldest] = exited
    .filter(({ exitedOn }) => exitedOn !== null && exitedOn !== undefined && exitedOn < before)
    .toSorted((a, b) => ((a.exitedOn ?? '') < (b.exitedOn ?? '') ? -1 : 1));
  if (oldest === undefined) return;
  const { isFinished } = await desk.done(retention.erase, {
    id: oldest.id,
    caseNumber: oldest.caseNumber,
    reason: 'asked-by-resident',
    second: proofOf('case-manager'),
  });
  if (!isFinished) throw new Error('the erasure was not finished');
}

async function openInEmergency(desk: DemoDesk): Promise<void> {
  await desk.actAs('case-manager');
  for (const residentId of await womenInHouse(desk)) {
    const { sessions } = await desk.done(sessionNotes.list, { residentId });
    const [newest] = sessions;
    if (newest === undefined) continue;
    await desk.done(emergency.open, {
      residentId,
      noteId: newest.id,
      reason: 'medical',
      words: WHY_OPENED,
      second: proofOf('manager'),
    });
    return;
  }
}

/** More files in nine minutes than a day's work asks for; a house that has fewer gives no notice. */
async function readThroughTheHouse(desk: DemoDesk, on: CalendarDate): Promise<void> {
  await desk.actAs('social-worker');
  const { residents: everyone } = await desk.done(residents.list, { filter: 'all' });
  for (const [nth, { id }] of everyone.slice(0, MANY).entries()) {
    desk.at(`${on}T10:0${Math.floor(nth / A_MINUTE)}:00.000Z`);
    await desk.done(residents.open, { id });
  }
}

async function leaveNightNote(desk: DemoDesk): Promise<void> {
  await desk.actAs('reception');
  const newest = (await womenInHouse(desk)).at(-1);
  if (newest === undefined) return;
  await desk.done(dropNotes.file, { residentId: newest, to: 'clinical', words: NIGHT_NOTE });
}

/** Women who live in the house, the longest first: the words above are written of a woman. */
async function womenInHouse(desk: DemoDesk): Promise<readonly ResidentId[]> {
  const { residents: here } = await desk.done(residents.list, { filter: 'in-house' });
  return here
    .filter(({ sex }) => sex === 'female')
    .toSorted((a, b) => (a.admittedOn < b.admittedOn ? -1 : 1))
    .map(({ id }) => id);
}

function proofOf(role: 'manager' | 'case-manager') {
  return { staffCode: staffCodeOf(role), passphrase: passphraseOf(role) };
}
