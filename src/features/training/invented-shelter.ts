// A shelter that does not exist, for practice and for the demo: people, stays, plans, scores and notes.
// Everything follows from the seed and the dates given; nothing here depends on today or on chance outside.
import { addDays, type CalendarDate, daysBetween, partsOf } from '../../kernel/calendar-date';
import { INSTRUMENTS, type InstrumentId } from '../progress/index';
import type {
  Category,
  ExitDestination,
  ExitReason,
  ExploitationForm,
  ReferralSource,
  ResidentFile,
} from '../residents/index';
import { type Chance, chanceOf } from './chance';
import { inventedName, type Origin } from './invented-names';
import { type InventedNeed, type InventedReview, inventedPlan } from './invented-plan';
import { SESSION_NOTES } from './invented-words';

export interface InventedRequest {
  readonly residents: number;
  readonly seed: number;
  readonly from: CalendarDate;
  /** The last day that anything happens on. */
  readonly until: CalendarDate;
}

export interface InventedResident {
  readonly file: ResidentFile;
  readonly exit:
    | {
        readonly exitedOn: CalendarDate;
        readonly reason: ExitReason;
        readonly destination: ExitDestination;
      }
    | undefined;
  /** Undefined for a stay too short for a plan. */
  readonly plan:
    | {
        readonly startOn: CalendarDate;
        readonly needs: readonly InventedNeed[];
        readonly reviews: readonly InventedReview[];
      }
    | undefined;
  readonly sheets: readonly {
    readonly instrument: InstrumentId;
    readonly takenOn: CalendarDate;
    readonly answers: readonly number[];
  }[];
  readonly sessions: readonly { readonly heldOn: CalendarDate; readonly note: string }[];
}

const ORIGINS: readonly [readonly [Origin, number], ...(readonly [Origin, number])[]] = [
  [{ nationality: 'EG', names: 'arab' }, 26],
  [{ nationality: 'SD', names: 'arab' }, 20],
  [{ nationality: 'ET', names: 'ethiopian' }, 18],
  [{ nationality: 'BD', names: 'south-asian' }, 10],
  [{ nationality: 'SY', names: 'arab' }, 9],
  [{ nationality: 'PH', names: 'philippine' }, 8],
  [{ nationality: 'ER', names: 'ethiopian' }, 5],
  [{ nationality: 'LK', names: 'south-asian' }, 4],
];
const SOURCES: readonly [
  readonly [ReferralSource, number],
  ...(readonly [ReferralSource, number])[],
] = [
  ['police', 24],
  ['prosecution', 18],
  ['ngo', 20],
  ['embassy', 12],
  ['self', 10],
  ['international-organisation', 9],
  ['other-shelter', 5],
  ['unknown', 2],
];
const EXITS: readonly [
  readonly [[ExitReason, ExitDestination], number],
  ...(readonly [[ExitReason, ExitDestination], number])[],
] = [
  [['plan-completed', 'own-housing'], 30],
  [['voluntary-return', 'country-of-origin'], 26],
  [['return-to-family', 'family'], 16],
  [['independent-living', 'own-housing'], 12],
  [['moved-to-other-shelter', 'other-shelter'], 8],
  [['own-choice', 'unknown'], 8],
];
const VICTIM_FORMS: readonly [
  readonly [ExploitationForm, number],
  ...(readonly [ExploitationForm, number])[],
] = [
  ['forced-labour', 48],
  ['sexual', 26],
  ['forced-begging', 10],
  ['forced-marriage', 8],
  ['mixed', 5],
  ['unknown', 3],
];
const CATEGORIES: readonly [readonly [Category, number], ...(readonly [Category, number])[]] = [
  ['identified-victim', 46],
  ['possible-victim', 26],
  ['dependant', 15],
  ['vulnerable-migrant', 13],
];
/** An estimated birth date may be two years off, and the sheets are for adults. */
const SURELY_ADULT = 21;
const ROOMS = ['1', '2', '3', '4', '5', '6', '7', '8'] as const;

/** Residents in order of admission. */
export function inventedShelter(request: InventedRequest): readonly InventedResident[] {
  const chance = chanceOf(request.seed);
  const days = daysBetween(request.from, request.until);
  const admissions = Array.from({ length: request.residents }, () =>
    addDays(request.from, chance.whole(0, Math.max(0, days - 7))),
  ).toSorted();
  const perYear = new Map<number, number>();
  return admissions.map((admittedOn) => {
    const { year } = partsOf(admittedOn);
    const number = (perYear.get(year) ?? 0) + 1;
    perYear.set(year, number);
    return inventedResident(chance, request, {
      admittedOn,
      caseNumber: `${year}-${String(number).padStart(3, '0')}`,
    });
  });
}

interface Arrival {
  readonly admittedOn: CalendarDate;
  readonly caseNumber: string;
}

function inventedResident(
  chance: Chance,
  { until }: InventedRequest,
  { admittedOn, caseNumber }: Arrival,
): InventedResident {
  const category = chance.weighed(CATEGORIES);
  const age = category === 'dependant' ? chance.whole(1, 13) : chance.weighed(AGES)(chance);
  const leavesOn = addDays(admittedOn, chance.whole(20, 320));
  const left = leavesOn <= until;
  const lastDay = left ? leavesOn : until;
  const file = fileOf(chance, { category, age, admittedOn, caseNumber });
  const [reason, destination] = chance.weighed(EXITS);
  const isClient = category !== 'dependant';
  return {
    file,
    exit: left ? { exitedOn: leavesOn, reason, destination } : undefined,
    plan: isClient ? inventedPlan(chance, { admittedOn, lastDay, left }) : undefined,
    sheets: isClient && age >= SURELY_ADULT ? sheetsOf(chance, admittedOn, lastDay) : [],
    sessions: isClient ? sessionsOf(chance, admittedOn, lastDay) : [],
  };
}

const AGES: readonly [
  readonly [(chance: Chance) => number, number],
  ...(readonly [(chance: Chance) => number, number])[],
] = [
  [(chance) => chance.whole(12, 17), 16],
  [(chance) => chance.whole(18, 24), 38],
  [(chance) => chance.whole(25, 39), 36],
  [(chance) => chance.whole(40, 56), 10],
];

function fileOf(
  chance: Chance,
  about: Arrival & { readonly category: Category; readonly age: number },
): ResidentFile {
  const { category, age, admittedOn, caseNumber } = about;
  const origin = chance.weighed(ORIGINS);
  const sex = chance.happens(age < 15 ? 0.55 : 0.8) ? 'female' : 'male';
  const name = inventedName(chance, origin, sex);
  const { year } = partsOf(admittedOn);
  const birthday = addDays(`${year - age - 1}-01-01` as CalendarDate, chance.whole(0, 364));
  const isVictim = category === 'identified-victim' || category === 'possible-victim';
  return {
    caseNumber,
    presence: {
      preferredName: name.given,
      room: chance.one(ROOMS),
      alerts: chance.weighed([
        [[], 70],
        [['do-not-disclose'], 10],
        [['allergy'], 8],
        [['interpreter'], 8],
        [['no-visitors', 'do-not-disclose'], 4],
      ]),
    },
    identity: {
      name,
      birth: { precision: chance.happens(0.8) ? 'day' : 'estimated', date: birthday },
    },
    facts: {
      sex,
      category,
      exploitationForms: isVictim ? [chance.weighed(VICTIM_FORMS)] : [],
      nationality: origin.nationality,
      residenceStatus: origin.nationality === 'EG' ? 'national' : 'foreign',
    },
    stay: { admittedOn, referralSource: chance.weighed(SOURCES) },
  };
}

/** Both sheets every six weeks, slowly getting better; nobody invented ever answers the question on self-harm. */
function sheetsOf(
  chance: Chance,
  from: CalendarDate,
  until: CalendarDate,
): InventedResident['sheets'] {
  const made: InventedResident['sheets'][number][] = [];
  const burden = chance.whole(55, 95) / 100;
  const relief = chance.whole(4, 14) / 100;
  for (let at = 0; at < 6; at += 1) {
    const takenOn = addDays(from, 10 + at * 42);
    if (takenOn >= until) break;
    const level = Math.max(0.1, burden - relief * at);
    const phq = Array.from({ length: INSTRUMENTS['phq-9'].items }, () =>
      Math.min(3, Math.max(0, Math.round(level * 3 + chance.next() - 0.5))),
    );
    const who = Array.from({ length: INSTRUMENTS['who-5'].items }, () =>
      Math.min(5, Math.max(0, Math.round((1 - level) * 5 + chance.next() - 0.5))),
    );
    made.push({ instrument: 'phq-9', takenOn, answers: [...phq.slice(0, -1), 0] });
    made.push({ instrument: 'who-5', takenOn, answers: who });
  }
  return made;
}

function sessionsOf(
  chance: Chance,
  from: CalendarDate,
  until: CalendarDate,
): InventedResident['sessions'] {
  const made: { heldOn: CalendarDate; note: string }[] = [];
  for (
    let heldOn = addDays(from, 9);
    heldOn < until && made.length < 5;
    heldOn = addDays(heldOn, 28)
  ) {
    made.push({ heldOn, note: chance.one(SESSION_NOTES) });
  }
  return made;
}
