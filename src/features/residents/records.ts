// What the residents' use cases may ask of the records, and nothing more.
import type { CalendarDate } from '../../kernel/calendar-date';
import {
  codeColumn,
  codesColumn,
  countColumn,
  dayColumn,
  idColumn,
  instantColumn,
  madeTextColumn,
  namedInTable,
  orNull,
  refColumn,
  residentColumn,
  staffColumn,
  table,
  versionColumn,
  wholeColumn,
} from '../../kernel/columns';
import type { ImportId, ResidentId, StatusId, StayId, StaffId } from '../../kernel/ids';
import type { CorrectionId, FormerFields, StoredCorrection } from '../../kernel/corrections';
import type { Age } from '../../kernel/partial-date';
import type { Sealed } from '../../kernel/sealed';
import type { Instant } from '../../kernel/use-case';
import type { ShelterSettings } from '../shelter';
import {
  EXIT_DESTINATIONS,
  EXIT_REASONS,
  type ExitDestination,
  type ExitReason,
  REFERRAL_SOURCES,
  type ReferralSource,
} from './admission';
import type { ListFilter } from './list-filter';
import type { NameIndex } from './name-index';
import type {
  AskedFact,
  DoubleCheck,
  DoubleCheckId,
  DoubleWords,
  UnansweredFacts,
  Verdict,
} from './open-questions';
import type { DatedStatus, HeldStatus, StatusWords } from './status';
import { type CountedFacts, type Identity, type Presence, RESIDENCE_STATUSES } from './parts';
import { CATEGORIES, EXPLOITATION_FORMS, SEXES } from './resident';
import type { FileLinkId, LinkKind } from './together';

export const RESIDENTS = table('residents', {
  id: idColumn<'resident'>(),
  caseNumber: madeTextColumn(),
  /** Rises with every change of the file; what an editor saw must still be the newest. */
  version: versionColumn(),
  sex: codeColumn(SEXES),
  category: codeColumn(CATEGORIES),
  exploitationForms: codesColumn(EXPLOITATION_FORMS),
  nationality: orNull(madeTextColumn()),
  residenceStatus: codeColumn(RESIDENCE_STATUSES),
  /** 0 where nobody wrote the part yet. */
  presenceVersion: countColumn(),
  identityVersion: countColumn(),
  createdAt: instantColumn(),
  importId: orNull(refColumn<'import'>('imports')),
});

export const STAYS = table('stays', {
  id: idColumn<'stay'>(),
  residentId: residentColumn(),
  version: versionColumn(),
  admittedOn: dayColumn(),
  /** In completed years. */
  ageAtAdmission: orNull(wholeColumn(0, 300)),
  ageBasis: codeColumn(['exact', 'approximate', 'unknown']),
  referralSource: codeColumn(REFERRAL_SOURCES),
  exitedOn: orNull(dayColumn()),
  exitReason: orNull(codeColumn(EXIT_REASONS)),
  exitDestination: orNull(codeColumn(EXIT_DESTINATIONS)),
  /** Null in files from before it was kept. */
  admittedBy: orNull(staffColumn()),
  exitedBy: orNull(staffColumn()),
});

export interface StoredResident {
  readonly id: ResidentId;
  readonly caseNumber: string;
  /** Rises with every change of the file; what an editor saw must still be the newest. */
  readonly version: number;
  readonly facts: CountedFacts;
  readonly createdAt: string;
  /** Null where the desk admitted them. */
  readonly importId: ImportId | null;
}

export interface Stay {
  readonly id: StayId;
  readonly version: number;
  readonly admittedOn: CalendarDate;
  readonly age: Age | null;
  readonly referralSource: ReferralSource;
  /** Null while it lasts. */
  readonly exit: StayExit | null;
}

export interface StayExit {
  readonly exitedOn: CalendarDate;
  readonly reason: ExitReason;
  readonly destination: ExitDestination;
}

/** One line of the list: counted facts and the newest stay. */
export interface ResidentLine extends Pick<StoredResident, 'id' | 'caseNumber' | 'facts'> {
  readonly stay: Stay;
}

/** Whoever came or went, and which of the staff wrote it; null in files from before that was kept. */
export interface MovedLine extends ResidentLine {
  readonly by: StaffId | null;
}

/** The words of a resident that this session may see in a list, from memory. */
export interface NameCard {
  readonly preferredName?: string | undefined;
  readonly fullName?: string | undefined;
  readonly room?: string | undefined;
  readonly alerts: number;
}

export interface ResidentCounts {
  readonly inHouse: number;
  readonly all: number;
}

export type HouseRules = Pick<ShelterSettings, 'capacity' | 'neverAdmits' | 'fileNumbers'>;

/** The first row is written with the first change: until then the category of the file itself is the whole history. */
export const STATUSES = table('statuses', {
  id: idColumn<'status'>(),
  residentId: residentColumn(),
  category: codeColumn(CATEGORIES),
  from: namedInTable('from_day', orNull(dayColumn())),
  recordedAt: instantColumn(),
  /** Null where the file began with it. */
  staffId: orNull(staffColumn()),
  corrects: orNull(refColumn<'status'>('statuses')),
  correctedBy: orNull(refColumn<'status'>('statuses')),
});

/** A file that became a part of another one. */
export interface FilePart {
  readonly id: ResidentId;
  readonly caseNumber: string;
}

export interface StoredStatus extends HeldStatus {
  readonly recordedAt: string;
  /** Null where the file began with it. */
  readonly staffCode: string | null;
  readonly words: Sealed<StatusWords>;
}

export interface NewStatus extends DatedStatus {
  readonly id: StatusId;
  readonly recordedAt: string;
  readonly reason: string;
  /** The mistake it takes the place of. */
  readonly corrects?: StatusId;
}

export interface FileLink {
  readonly id: FileLinkId;
  readonly kind: LinkKind;
  readonly residentId: ResidentId;
  readonly otherId: ResidentId;
  readonly recordedAt: Instant;
}

/** What an admission left open, and who came together. */
export interface DeskFactsRead {
  /** Those of a mother and those of a child, oldest first. */
  linksOf(id: ResidentId): readonly FileLink[];
  /** Oldest first. */
  waitingDoubles(): readonly DoubleCheck[];
  /** Raised about this file, or settled as the same person as this file. */
  doubleChecksOf(id: ResidentId): readonly DoubleCheck[];
  findDoubleCheck(id: DoubleCheckId): DoubleCheck | undefined;
  doubleWordsOf(id: DoubleCheckId): Sealed<DoubleWords>;
  unansweredOf(id: ResidentId): UnansweredFacts;
  /** Files with facts that nobody asked for yet, or whose category nobody determined yet; newest first. */
  notAsked(): readonly { readonly id: ResidentId; readonly missing: readonly AskedFact[] }[];
}

export interface DeskFactsWrite extends DeskFactsRead {
  addLink(link: FileLink): void;
  raiseDoubleCheck(check: Pick<DoubleCheck, 'id' | 'residentId' | 'raisedAt'>): void;
  settleDoubleCheck(
    check: DoubleCheck,
    settled: {
      readonly verdict: Verdict;
      readonly otherId: ResidentId | null;
      readonly settledAt: Instant;
      readonly reason: string | undefined;
    },
  ): void;
  /** What is left out has its answer. */
  saveUnanswered(id: ResidentId, answers: UnansweredFacts, changedAt: Instant): void;
}

export interface ResidentsRead extends DeskFactsRead {
  lines(filter: ListFilter): readonly ResidentLine[];
  counts(): ResidentCounts;
  /** Whoever came or went on that day or later. */
  movedSince(day: CalendarDate): readonly MovedLine[];
  /** When this person came in the time before this one. */
  hereBefore(staffId: StaffId): string | undefined;
  /** Undefined also for a file that was merged into another one: `stayingFile` says which. */
  find(id: ResidentId): StoredResident | undefined;
  /** The file that this person has today: the same one where it was merged into none. */
  stayingFile(id: ResidentId): ResidentId;
  /** Files that were merged into this one. */
  partsOf(id: ResidentId): readonly FilePart[];
  /** Oldest first. */
  staysOf(id: ResidentId): readonly Stay[];
  /** Oldest first. */
  stayCorrectionsOf(id: StayId): readonly StoredCorrection[];
  /** Also of those who have left. */
  staffCode(id: StaffId): string;
  presenceOf(id: ResidentId): Sealed<Presence>;
  identityOf(id: ResidentId): Sealed<Identity>;
  /** Whether anybody ever wrote who the person is; also for a session that may not open it. */
  hasIdentity(id: ResidentId): boolean;
  caseNumberHolder(caseNumber: string): ResidentId | undefined;
  /** In the order of their writing. */
  statusesOf(id: ResidentId): readonly StoredStatus[];
  /** Numbers in use that begin with this. */
  caseNumbersIn(series: string): Iterable<string>;
  /** What the shelter's own settings say to whoever admits. */
  house(): HouseRules;
  /** The names this session may search. */
  names(): Pick<NameIndex, 'search' | 'candidates' | 'entryOf'>;
  cardOf(id: ResidentId): NameCard | undefined;
  /** "Perhaps known here", asked without seeing any name. */
  mayBeKnown(spellings: readonly string[]): boolean;
}

export interface PartSave<Part> {
  readonly id: ResidentId;
  readonly version: number;
  readonly part: Part;
}

/** A file as it begins: the person's row, their stay, and what was said of them. */
export interface NewFile {
  readonly resident: StoredResident;
  readonly stay: Stay;
  readonly presence: Presence;
  /** What the blind check shall know. */
  readonly spellings: readonly string[];
  /** Left out where nobody wrote who the person is. */
  readonly identity?: Identity | undefined;
}

export interface ResidentsWrite extends ResidentsRead, DeskFactsWrite {
  add(files: readonly NewFile[]): void;
  /** Saves case number, counted facts and version. */
  saveResident(resident: StoredResident): void;
  /** `spellings`: what the blind check shall know; left out, it keeps what it knew. */
  savePresence(save: PartSave<Presence> & { readonly spellings?: readonly string[] }): void;
  saveIdentity(save: PartSave<Identity>): void;
  addStay(residentId: ResidentId, stay: Stay): void;
  addStatus(residentId: ResidentId, status: NewStatus): void;
  saveStay(residentId: ResidentId, stay: Stay): void;
  /** `stay` as it is from now on; `correction` keeps what it was. */
  correctStay(residentId: ResidentId, stay: Stay, correction: StayCorrection): void;
}

export interface StayCorrection {
  readonly id: CorrectionId;
  readonly correctedAt: Instant;
  readonly former: FormerFields;
  readonly reason: string;
}
