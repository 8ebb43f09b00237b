// What the summaries need from the vault: counted facts to count, a shelf for sealed and signed summaries,
// and the tools of other rooms (hash, printer, signer, checker) that core must not hold itself.
import type { CalendarDate, Period } from '../../kernel/calendar-date';
import {
  bytesColumn,
  codeColumn,
  dayColumn,
  idColumn,
  instantColumn,
  madeTextColumn,
  orNull,
  type RowOf,
  table,
  versionColumn,
} from '../../kernel/columns';
import type { ResidentId, SummaryId } from '../../kernel/ids';
import type { OutputOf, Progress } from '../../kernel/operation';
import type { Result } from '../../kernel/result';
import type { Instant } from '../../kernel/use-case';
import type { ShelterGroup } from './box';
import type { summaries } from './contract';
import type { CountedStay } from './counted-facts';
import type { ReleasedFigure } from './disclosure';
import type { SummaryApproval, SummaryContent, SummaryIssue, SummaryPayload } from './payload';
import { KEPT_STATES, type KeptState } from './states';

export const SIGNING_CERTIFICATES = table('signing_certificates', {
  /** The certificate's fingerprint. */
  keyId: madeTextColumn(),
  /** In PEM. */
  certificate: bytesColumn(),
  createdAt: instantColumn(),
});

/** The last five are null until it is signed. */
export const SUMMARIES = table('summaries', {
  id: idColumn<'summary'>(),
  sequence: versionColumn(),
  version: versionColumn(),
  periodFrom: dayColumn(),
  periodTo: dayColumn(),
  state: codeColumn(KEPT_STATES),
  reservedAt: instantColumn(),
  content: bytesColumn(),
  contentSha256: madeTextColumn(),
  sealing: bytesColumn(),
  signedAt: orNull(instantColumn()),
  payload: orNull(bytesColumn()),
  detachedSignature: orNull(bytesColumn()),
  pdfAr: orNull(bytesColumn()),
  pdfEn: orNull(bytesColumn()),
});
export type SummaryRow = RowOf<typeof SUMMARIES.columns>;

/** What is kept from sealing on. `released` holds exact counts and never leaves the vault. */
export interface SealedSummary {
  readonly id: SummaryId;
  readonly sequence: number;
  readonly version: number;
  readonly content: SummaryContent;
  readonly contentSha256: string;
  readonly recipient: string | null;
  readonly replaces: { readonly id: SummaryId; readonly reason: string } | null;
  readonly approvals: readonly SummaryApproval[];
  readonly released: readonly ReleasedFigure[];
  readonly reservedAt: Instant;
}

export interface KeptSummary extends SealedSummary {
  readonly state: KeptState;
  /** All four null until signed. */
  readonly signedAt: Instant | null;
  readonly payload: SummaryPayload | null;
  readonly payloadSha256: string | null;
  readonly files: readonly KeptFile[] | null;
}

/** One of the four files of a signed summary. */
export interface KeptFile {
  readonly name: string;
  readonly sha256: string;
}

export interface SummaryFiles {
  readonly payload: Uint8Array;
  readonly detachedSignature: Uint8Array;
  readonly pdfAr: Uint8Array;
  readonly pdfEn: Uint8Array;
}

/** What the vault alone can say at the moment of signing. */
export type IssueFacts = Pick<SummaryIssue, 'keyId' | 'checkpoint' | 'clock' | 'app'>;

export type SummaryLanguage = 'ar' | 'en';

export interface VerifyFiles {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly json?: Uint8Array | undefined;
  readonly p7s?: Uint8Array | undefined;
}

export interface SummariesRead {
  /** False where a line of the audit trail does not fit and nobody has answered for it yet; an alarm then stands. */
  trailHolds(now: Instant): AsyncGenerator<Progress, boolean, void>;
  shelter(): {
    readonly shelterId: string;
    readonly facilityCode: string;
    readonly neverAdmits: readonly ShelterGroup[];
  };
  /**
   * Every stay with `admittedOn < period.to` that had not ended before `period.from`; its category is what the person was
   * held to be on the last day of the period.
   */
  countedStays(period: Period): readonly CountedStay[];
  caseNumbers(residents: readonly ResidentId[]): ReadonlyMap<ResidentId, string>;
  /** Newest sequence first. */
  kept(): readonly KeptSummary[];
  find(id: SummaryId): KeptSummary | undefined;
  /** SHA-256, 64 lower-case hex digits. */
  sha256(bytes: Uint8Array): string;
  issueFacts(): IssueFacts;
  /** Prints the payload's document in one language and signs it (PAdES, JSON attached). Undefined: printer failed. */
  renderAndSign(payload: Uint8Array, language: SummaryLanguage): Promise<Uint8Array | undefined>;
  /** CAdES over exactly these bytes. */
  signDetached(payload: Uint8Array): Promise<Uint8Array>;
  /** Whether the verify page, here or elsewhere, would accept both papers and the JSON with its signature. */
  areAccepted(files: SummaryFiles): Promise<boolean>;
  /** Writes the kept files of a signed summary into a folder the person granted. */
  exportTo(
    folder: string,
    id: SummaryId,
  ): Promise<
    Result<
      { readonly files: readonly KeptFile[]; readonly medium?: string | number },
      'summaries.folder-not-granted' | 'summaries.folder-not-writable'
    >
  >;
  /** Writes the newest certificate into a folder the person granted. */
  handCertificate(
    folder: string,
  ): Promise<
    Result<
      { readonly name: string; readonly fingerprint: string },
      'summaries.no-certificate' | 'summaries.folder-not-granted' | 'summaries.folder-not-writable'
    >
  >;
  /** Works while the vault is locked. Never throws on hostile bytes. */
  verify(files: VerifyFiles): Promise<OutputOf<typeof summaries.verify>>;
}

export interface SummariesWrite extends SummariesRead {
  /** The session's own approval over `payload.ts approvalBytes` (Ed25519). */
  approve(bytes: Uint8Array): readonly SummaryApproval[];
  keepSealed(summary: SealedSummary): void;
  keepSigned(id: SummaryId, files: SummaryFiles, signedAt: Instant): readonly KeptFile[];
  markVoid(id: SummaryId): void;
}

/** Names of the four files. They carry the facility's code and never a place. */
export function fileNamesOf(
  content: SummaryContent,
  number: { readonly sequence: number; readonly version: number },
): Readonly<Record<'json' | 'p7s' | 'pdfAr' | 'pdfEn', string>> {
  const { facilityCode } = content.shelter;
  const sequence = String(number.sequence).padStart(4, '0');
  const stem = `${facilityCode}_${content.period.from}_${content.period.to}_${sequence}-v${number.version}`;
  return {
    json: `${stem}.json`,
    p7s: `${stem}.json.p7s`,
    pdfAr: `${stem}.ar.pdf`,
    pdfEn: `${stem}.en.pdf`,
  };
}

/** The period of kept content, whose days were checked when it was sealed. */
export function periodOfContent(content: SummaryContent): Period {
  return { from: content.period.from as CalendarDate, to: content.period.to as CalendarDate };
}
