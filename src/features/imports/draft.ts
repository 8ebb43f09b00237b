// What a row becomes before anything is saved: a resident to be, or an archive case of counted facts only.
// A draft never fills a gap: what the file does not say stays unknown.
import { z } from 'zod';
import type { CalendarDate } from '../../kernel/calendar-date';
import type { MendCode } from './mends';
import type { PartialDate } from '../../kernel/partial-date';
import type {
  Category,
  ExitReason,
  ExploitationForm,
  ReferralSource,
  ResidentName,
  Sex,
} from '../residents';

export type ThreeState = 'yes' | 'no' | 'unknown';

/** An age by which a year of birth was estimated: as the list writes it, and the day it was counted on. */
export interface AgeSaid {
  readonly text: string;
  readonly on: CalendarDate;
}

export interface ResidentDraft {
  readonly name: ResidentName;
  readonly sex: Sex;
  readonly birth: PartialDate;
  /** Present where the birth is an estimate by it. */
  readonly ageSaid?: AgeSaid;
  /** ISO alpha-2 codes or `stateless`; the first one is counted. Empty when unknown. */
  readonly nationalities: readonly string[];
  readonly category: Category;
  readonly exploitationForms: readonly ExploitationForm[];
  readonly admittedOn: CalendarDate;
  readonly referralSource: ReferralSource;
  readonly exitedOn?: CalendarDate;
  readonly exitReason?: ExitReason;
  /** Given by the file; otherwise the next free number is taken at import. */
  readonly caseNumber?: string;
  readonly room?: string;
  readonly phone?: string;
  /** HTCDS codes of `vic_MethodsOfControl`, with the two codes its picklist lacks. */
  readonly meansOfControl: readonly string[];
  /** Agreement to keep personal data; an empty cell is unknown, not a refusal. */
  readonly consent: ThreeState;
  /** Titles of columns that say something of this person and are not imported. */
  readonly leftOut?: readonly string[];
  /** What of the file is not the list's word. */
  readonly assumed?: readonly MendCode[];
  /** Sealed free text: notes of the file and every value that could not be read, each with its column. */
  readonly note?: string;
}

/** One synthetic case of the CTDC file: marked historic, without name, age or date. */
export interface ArchiveCaseDraft {
  readonly rowNumber: number;
  readonly yearBand?: string;
  readonly gender?: 'female' | 'male';
  readonly majority?: 'adult' | 'minor';
  readonly forcedLabour: Marked;
  readonly sexualExploitation: Marked;
  readonly originRegion?: string;
  readonly exploitationRegion?: string;
  readonly facts: ArchiveFacts;
}

/** The file marks what is known to be so and leaves the rest empty; it never says no. */
export type Marked = z.output<typeof marked>;
const marked = z.enum(['yes', 'unknown']);
const words = z.array(z.string()).readonly();

export const archiveFacts = z.object({
  exploiter: marked,
  exploiterGenders: words,
  exploiterAgeBands: words,
  exploiterRegions: words,
  relations: words,
  /** Both answers may be given for one case. */
  moneyPaid: z.array(z.enum(['yes', 'no'])).readonly(),
  recruiterOrBroker: marked,
  transaction: marked,
  controlAbuseKidnap: marked,
  /** Cells with a word the format does not know, by column: kept, not counted. */
  unread: z.record(z.string(), z.string()).readonly().exactOptional(),
});
export type ArchiveFacts = z.output<typeof archiveFacts>;
