import { describe, expect, it } from 'vitest';
import type { residents } from '../../../src/features/residents/contract';
import { residents as contract } from '../../../src/features/residents/contract';
import { nameIndexOf } from '../../support/name-index-of';
import type { Identity, Presence } from '../../../src/features/residents/parts';
import type {
  FileLink,
  HouseRules,
  NewStatus,
  ResidentsWrite,
  Stay,
  StayCorrection,
  StoredResident,
  StoredStatus,
} from '../../../src/features/residents/records';
import {
  ASKED_FACTS,
  type DoubleCheck,
  type UnansweredFacts,
} from '../../../src/features/residents/open-questions';
import { spellings } from '../../../src/features/residents/resident';
import { residentsUseCases } from '../../../src/features/residents/use-cases';
import { USUAL_FILE_NUMBER } from '../../../src/features/shelter';
import type { CalendarDate } from '../../../src/kernel/calendar-date';
import { ROLE_ACCESS, type Role, covers } from '../../../src/kernel/compartments';
import type { Id, ResidentId, StatusId, StayId, StaffId } from '../../../src/kernel/ids';
import type { CheckedInputOf } from '../../../src/kernel/operation';
import type { Sealed } from '../../../src/kernel/sealed';
import type { CommandContext } from '../../../src/kernel/use-case';
import { admitInput, deskInput, type AdmitInput } from '../../support/residents';

const NO_RULES: HouseRules = { neverAdmits: [], fileNumbers: USUAL_FILE_NUMBER };

/** A cupboard of files in memory that opens to whoever the test says. */
interface Before {
  readonly rules?: HouseRules;
  /** When the one who asks signed in last. */
  readonly before?: string;
}

function cupboard(
  may: (compartment: 'presence' | 'identity') => boolean,
  { rules = NO_RULES, before }: Before = {},
): ResidentsWrite {
  const files = new Map<ResidentId, StoredResident>();
  const stays = new Map<ResidentId, Stay[]>();
  const presences = new Map<ResidentId, Presence>();
  const identities = new Map<ResidentId, Identity>();
  const changes = new Map<ResidentId, NewStatus[]>();
  const stayCorrections = new Map<StayId, StayCorrection[]>();
  const saveStay: ResidentsWrite['saveStay'] = (id, stay) => {
    const kept = stays.get(id) ?? [];
    stays.set(
      id,
      kept.map((one) => (one.id === stay.id ? stay : one)),
    );
  };
  const links: FileLink[] = [];
  const checks: DoubleCheck[] = [];
  const open = new Map<ResidentId, UnansweredFacts>();
  const index = nameIndexOf();
  const enter = (id: ResidentId): void => {
    const identity = may('identity') ? identities.get(id) : undefined;
    index.replace({
      residentId: id,
      names: [
        ...(identity ? spellings(identity.name) : []),
        presences.get(id)?.preferredName ?? '',
      ],
      caseNumber: files.get(id)?.caseNumber,
      current: stays.get(id)?.some((stay) => stay.exit === undefined) ?? false,
    });
  };
  const part = <Part>(held: Part | undefined, isOpen: boolean): Sealed<Part> => {
    if (!isOpen) return { state: 'closed' };
    return held === undefined ? { state: 'none' } : { state: 'open', value: held };
  };
  return {
    lines: () =>
      [...files.values()].flatMap((file) => {
        const stay = stays.get(file.id)?.at(-1);
        return stay === undefined ? [] : [{ ...file, stay }];
      }),
    counts: () => ({ all: files.size, inHouse: files.size }),
    movedSince: (day) =>
      [...files.values()].flatMap((file) => {
        const stay = stays.get(file.id)?.at(-1);
        if (stay === undefined) return [];
        const last = stay.exit?.exitedOn ?? stay.admittedOn;
        return last < day ? [] : [{ ...file, stay, by: null }];
      }),
    hereBefore: () => before,
    find: (id) => files.get(id),
    stayingFile: (id) => id,
    partsOf: () => [],
    staysOf: (id) => stays.get(id) ?? [],
    presenceOf: (id) => part(presences.get(id), may('presence')),
    identityOf: (id) => part(identities.get(id), may('identity')),
    hasIdentity: (id) => identities.has(id),
    caseNumberHolder: (number) => [...files.values()].find((f) => f.caseNumber === number)?.id,
    caseNumbersIn: (series) =>
      [...files.values()].map((file) => file.caseNumber).filter((one) => one.startsWith(series)),
    house: () => rules,
    statusesOf: (id) => statusesIn(files.get(id), changes.get(id) ?? []),
    addStatus: (id, status) => void changes.set(id, [...(changes.get(id) ?? []), status]),
    names: () => index,
    cardOf: (id) => ({
      preferredName: presences.get(id)?.preferredName,
      alerts: presences.get(id)?.alerts.length ?? 0,
    }),
    mayBeKnown: (names) => names.includes('معروفة'),
    add: (added) => {
      for (const { resident: file, stay, presence, identity } of added) {
        files.set(file.id, file);
        stays.set(file.id, [stay]);
        presences.set(file.id, presence);
        if (identity !== undefined) identities.set(file.id, identity);
        enter(file.id);
      }
    },
    saveResident: (file) => void files.set(file.id, file),
    savePresence: ({ id, part: saved }) => {
      presences.set(id, saved);
      enter(id);
    },
    saveIdentity: ({ id, part: saved }) => {
      identities.set(id, saved);
      enter(id);
    },
    linksOf: (id) => links.filter((one) => one.residentId === id || one.otherId === id),
    addLink: (link) => void links.push(link),
    waitingDoubles: () => checks.filter((check) => check.verdict === null),
    doubleChecksOf: (id) => checks.filter((one) => one.residentId === id || one.otherId === id),
    findDoubleCheck: (id) => checks.find((check) => check.id === id),
    doubleWordsOf: () => ({ state: 'closed' }),
    raiseDoubleCheck: (check) => {
      const settled = { verdict: null, otherId: null, settledAt: null, settledBy: null };
      checks.push({ ...check, ...settled, staffId: 's' as StaffId });
    },
    settleDoubleCheck: (check, { verdict, otherId }) => {
      checks.splice(checks.indexOf(check), 1, { ...check, verdict, otherId });
    },
    unansweredOf: (id) => open.get(id) ?? {},
    saveUnanswered: (id, answers) => void open.set(id, answers),
    notAsked: () => [...open].map(([id, facts]) => ({ id, missing: missingIn(facts) })),
    addStay: (id, stay) => void stays.get(id)?.push(stay),
    saveStay,
    staffCode: () => 'MA-01',
    stayCorrectionsOf: () => [],
    correctStay: (id, stay, correction) => {
      saveStay(id, stay);
      stayCorrections.set(stay.id, [...(stayCorrections.get(stay.id) ?? []), correction]);
    },
  };
}

function missingIn(facts: UnansweredFacts) {
  return ASKED_FACTS.filter((fact) => facts[fact] === 'not-asked');
}

/** The status a file began with, then what was written after it. */
function statusesIn(
  file: StoredResident | undefined,
  added: readonly NewStatus[],
): readonly StoredStatus[] {
  if (file === undefined) return [];
  const first = { id: 'first' as StatusId, category: 'possible-victim' as const, from: null };
  return [{ ...first, recordedAt: file.createdAt }, ...added].map((one) => ({
    ...one,
    staffCode: null,
    correctedBy: added.find(({ corrects }) => corrects === one.id)?.id ?? null,
    words: { state: 'none' },
  }));
}

function deskOf(role: Role, known: Before = {}) {
  const mayOpen = (compartment: 'presence' | 'identity') =>
    covers(ROLE_ACCESS[role][compartment], 'read');
  const records = cupboard(mayOpen, known);
  let made = 0;
  const context: CommandContext<ResidentsWrite> = {
    records,
    session: {
      staffId: 'staff' as never,
      role,
      may: (compartment, access) => covers(ROLE_ACCESS[role][compartment], access),
    },
    now: '2026-03-10T08:00:00.000Z',
    today: '2026-03-10' as CalendarDate,
    newId: <Kind extends string>() => {
      made += 1;
      return String(made).padStart(26, '0') as Id<Kind>;
    },
  };
  const admit = (input: AdmitInput) =>
    residentsUseCases.admit(contract.admit.input.parse(input), context);
  return { context, records, admit };
}

function codeOf(result: { ok: boolean; refusal?: { code: string } }): string | undefined {
  return result.ok ? undefined : result.refusal?.code;
}

type Correct = CheckedInputOf<typeof residents.correct>;

describe('admitting', () => {
  it('counts the age on the day of admission and keeps the number as written', () => {
    const { admit, records } = deskOf('manager');
    const born = admitInput('دار/12', 'سارة محمد', '2008-03-02');
    const done = admit(born);
    if (!done.ok) throw new Error(done.refusal.code);
    expect(done.value.caseNumber).toBe('دار/12');
    // Born 2 March 2008, admitted 1 March 2026: 17, a child by one day.
    expect(records.staysOf(done.value.id)[0]?.age).toEqual({ years: 17, approximate: false });
  });

  it('uses a guessed age only where no birth date is known, and marks it', () => {
    const { admit, records } = deskOf('manager');
    const known = admitInput('K-1', 'سارة محمد');
    const done = admit({ ...known, stay: { ...known.stay, guessedAge: 50 } });
    const desk = deskInput('K-2', 'أم علي');
    const guessed = admit({ ...desk, stay: { ...desk.stay, guessedAge: 50 } });
    if (!done.ok || !guessed.ok) throw new Error('refused');
    expect(records.staysOf(done.value.id)[0]?.age?.years).toBe(27);
    expect(records.staysOf(guessed.value.id)[0]?.age).toEqual({ years: 50, approximate: true });
  });

  it('refuses tomorrow, a birth after admission, and a number in use', () => {
    const { admit } = deskOf('manager');
    const file = admitInput('K-1', 'سارة محمد');
    const tomorrow = { ...file, stay: { admittedOn: '2026-03-11' } };
    expect(codeOf(admit(tomorrow))).toBe('residents.admitted-in-future');
    expect(codeOf(admit(admitInput('K-1', 'سارة محمد', '2026-03-05')))).toBe(
      'residents.born-after-admission',
    );
    expect(codeOf(admit(file))).toBeUndefined();
    expect(codeOf(admit(admitInput('K-1', 'هدى وائل')))).toBe('residents.case-number-taken');
  });

  it('asks for a reason where somebody alike is known, and keeps it sealed with the file', () => {
    const { admit, records } = deskOf('manager');
    admit(admitInput('K-1', 'سارة محمد حسن علي'));
    const again = admitInput('K-2', 'ساره محمد حسن علي');
    expect(codeOf(admit(again))).toBe('residents.possible-duplicate');
    const done = admit({ ...again, acknowledgedDuplicates: 'another mother' });
    if (!done.ok) throw new Error(done.refusal.code);
    const identity = records.identityOf(done.value.id);
    expect(identity.state === 'open' && identity.value.duplicateReason).toBe('another mother');
  });

  it('tells the desk without identity only yes or no, and lets it admit: the check waits', () => {
    const { admit, context, records } = deskOf('reception');
    expect(codeOf(admit(admitInput('K-1', 'سارة محمد')))).toBe('residents.identity-closed');
    const done = admit(deskInput('K-1', 'معروفة'));
    if (!done.ok) throw new Error(done.refusal.code);
    expect(records.waitingDoubles().map(({ residentId }) => residentId)).toEqual([done.value.id]);
    admit(deskInput('K-2', 'هالة'));
    expect(records.waitingDoubles()).toHaveLength(1);
    const asked = { name: 'معروفة', birthYear: 1999, sex: null };
    expect(residentsUseCases.possibleDuplicates(asked, context)).toEqual({
      ok: true,
      value: { possibleMatch: true, candidates: [] },
    });
  });
});

describe('correcting, leaving, coming back', () => {
  function admitted() {
    const desk = deskOf('manager');
    const file = admitInput('K-1', 'سارة محمد حسن علي');
    const done = desk.admit(file);
    if (!done.ok) throw new Error(done.refusal.code);
    return { ...desk, file, id: done.value.id };
  }

  it('refuses an editor who saw an older file, and changes nothing', () => {
    const { context, file, id, records } = admitted();
    const input = contract.correct.input.parse({ ...file, id, expectedVersion: 1 }) as Correct;
    const moved = { ...input, presence: { ...input.presence, room: '8' } };
    expect(residentsUseCases.correct(moved, context)).toEqual({ ok: true, value: { version: 2 } });
    const late = { ...input, presence: { ...input.presence, room: '9' } };
    expect(codeOf(residentsUseCases.correct(late, context))).toBe('residents.changed-meanwhile');
    const presence = records.presenceOf(id);
    expect(presence.state === 'open' && presence.value.room).toBe('8');
  });

  it('never writes over a part that cannot be read', () => {
    const { context, file, id, records } = admitted();
    const spoilt = { ...records, identityOf: () => ({ state: 'unreadable' }) as const };
    const input = contract.correct.input.parse({ ...file, id, expectedVersion: 1 }) as Correct;
    expect(codeOf(residentsUseCases.correct(input, { ...context, records: spoilt }))).toBe(
      'residents.part-unreadable',
    );
  });

  it('ends a stay and begins another, never before the last one ended', () => {
    const { context, id, records } = admitted();
    const day = (text: string) => text as CalendarDate;
    const leave = { id, reason: 'own-choice', destination: 'unknown' } as const;
    const early = { ...leave, expectedVersion: 1, exitedOn: day('2026-02-28') };
    expect(codeOf(residentsUseCases.exit(early, context))).toBe('residents.exit-before-admission');
    const exit = { ...leave, expectedVersion: 1, exitedOn: day('2026-03-08') };
    expect(residentsUseCases.exit(exit, context)).toEqual({ ok: true, value: { version: 2 } });
    const stay = { admittedOn: day('2026-03-07'), referralSource: 'self' } as const;
    const back = { id, expectedVersion: 2, stay };
    expect(codeOf(residentsUseCases.readmit(back, context))).toBe('residents.admitted-before-exit');
    const later = { ...back, stay: { ...stay, admittedOn: day('2026-03-08') } };
    expect(residentsUseCases.readmit(later, context)).toEqual({ ok: true, value: { version: 3 } });
    expect(records.staysOf(id).map((one) => one.admittedOn)).toEqual(['2026-03-01', '2026-03-08']);
    expect(codeOf(residentsUseCases.readmit({ ...later, expectedVersion: 3 }, context))).toBe(
      'residents.still-in-house',
    );
  });
});

describe('the nationalities of those who live here', () => {
  it('come by frequency, then by code, without those who left and without whose is not known', () => {
    const { admit, context } = deskOf('case-manager');
    const ids = ['SD', 'ET', 'SD', 'BD', null].map((nationality, at) => {
      const input = admitInput(`2026-10${at}`, `هند ${'ابتثج'[at]}`);
      const facts = { ...input.facts, nationality: nationality ?? undefined };
      return admit({ ...input, facts, acknowledgedDuplicates: 'شخص آخر' } as AdmitInput);
    });
    const here = () => residentsUseCases.nationalitiesHere({}, context);
    expect(here()).toEqual({ ok: true, value: { nationalities: ['SD', 'BD', 'ET'] } });
    expect(ids).toHaveLength(5);
  });
});

describe('what moved since one was last here', () => {
  const movements = (desk: ReturnType<typeof deskOf>) => {
    const told = residentsUseCases.movements({}, desk.context);
    if (!told.ok) throw new Error('refused');
    return told.value;
  };

  it('tells who came and who went since the day of the sign-in before, with their alerts as words', () => {
    const desk = deskOf('reception', { before: '2026-03-08T21:00:00.000Z' });
    const at = (caseNumber: string, admittedOn: string) => {
      const input = deskInput(caseNumber, 'سلمى');
      return desk.admit({ ...input, stay: { ...input.stay, admittedOn } } as AdmitInput);
    };
    at('2026-001', '2026-03-07');
    at('2026-002', '2026-03-08');
    at('2026-003', '2026-03-10');
    const { since, admitted, exited } = movements(desk);
    expect(since).toBe('2026-03-08T21:00:00.000Z');
    expect(admitted.map((row) => row.caseNumber)).toEqual(['2026-002', '2026-003']);
    expect(exited).toEqual([]);
  });

  it('begins with today for whoever is here for the first time, and two weeks back at the most', () => {
    expect(movements(deskOf('reception')).since).toBeNull();
    const desk = deskOf('reception', { before: '2025-01-01T00:00:00.000Z' });
    const input = deskInput('2026-009', 'هند');
    desk.admit({ ...input, stay: { ...input.stay, admittedOn: '2026-02-23' } } as AdmitInput);
    expect(movements(desk).admitted).toEqual([]);
    const later = deskInput('2026-010', 'نور');
    desk.admit({ ...later, stay: { ...later.stay, admittedOn: '2026-02-24' } } as AdmitInput);
    expect(movements(desk).admitted.map((row) => row.caseNumber)).toEqual(['2026-010']);
  });
});
