// What the staff room needs of the vault: who is here, who holds what, and the ceremonies that make and take keys.
// Prepared work is kept inside the job's one transaction by its own `keep`; slots reach the header after it.
import {
  codeColumn,
  countColumn,
  idColumn,
  instantColumn,
  madeTextColumn,
  orNull,
  table,
} from '../../kernel/columns';
import { type Compartment, type Role, ROLES } from '../../kernel/compartments';
import type { StaffId } from '../../kernel/ids';
import type { Progress } from '../../kernel/operation';
import type { Result } from '../../kernel/result';
import type { SecondPersonInput, SecondPersonRefusal } from '../../kernel/second-person';
import type { Instant } from '../../kernel/use-case';
import type { Approver } from './approval';
import type { FormerPerson, Medium, STAFF_STATES, StaffPerson } from './contract';

export type { Approver };

export const STAFF = table('staff', {
  id: idColumn<'staff'>(),
  code: madeTextColumn(),
  role: codeColumn(ROLES),
  slotId: madeTextColumn(),
  joinedAt: instantColumn(),
  leftAt: orNull(instantColumn()),
  /** Null at the founding and for who comes with the recovery papers. */
  letInBy: orNull(madeTextColumn()),
  agreedBy: orNull(madeTextColumn()),
});

export const SIGN_INS = table('sign_ins', {
  id: madeTextColumn(),
  staffId: idColumn<'staff'>(),
  openedAt: instantColumn(),
  failedTries: countColumn(),
  endedAt: orNull(instantColumn()),
  endedHow: orNull(madeTextColumn()),
});

export interface StaffMember {
  readonly id: StaffId;
  readonly code: string;
  readonly role: Role;
  readonly state: (typeof STAFF_STATES)[number];
  readonly joinedAt: Instant;
  readonly letIn: StaffPerson['letIn'];
  readonly lastSignInAt: Instant | null;
  /** Compartments whose newest keys were handed to this person. */
  readonly held: readonly Compartment[];
}

export interface KeptSignIn {
  readonly id: string;
  readonly code: string;
  readonly openedAt: Instant;
  readonly failedTries: number;
  readonly endedAt: Instant | null;
  readonly endedHow: string | null;
}

/** The second person, proved by their own passphrase; good for one act. */
export interface SecondAtDesk extends Approver {
  /** Says in the trail, under their own code, that they agreed. Inside the job's transaction. */
  agree(act: 'invite' | 'grant' | 'renew-access' | 'leave', about: StaffId, at: Instant): void;
  /** Wipes their keys. */
  leave(): void;
}

/** Work whose keys are made; `keep` writes its rows inside the job's transaction. */
export interface InHand {
  keep(): void;
  /** Compartments of the role that nobody present could hand over. */
  readonly waiting: readonly Compartment[];
}

export interface NewcomerRequest {
  readonly id: StaffId;
  readonly code: string;
  readonly role: Role;
  readonly passphrase: string;
  /** Who agreed; null where nobody else works. */
  readonly agreedBy: StaffId | null;
  readonly at: Instant;
}

type SlotRefusal =
  | 'vault.unvouched'
  | 'vault.header-damaged'
  | 'vault.parameters-refused'
  | 'vault.passphrase-too-long';

export interface StaffRead {
  /** Who works here, and who left while the old keys still serve. */
  members(): readonly StaffMember[];
  /** Who left and whose keys are replaced, the last one first. */
  former(): readonly FormerPerson[];
  /** Compartments some of whose keys are still wrapped under a generation that is not the newest. */
  rewrapping(): readonly Compartment[];
  /** Newest first, those opened before an instant. */
  signIns(before: Instant | undefined, limit: number): readonly KeptSignIn[];
  /** Media with backups that nobody has destroyed. */
  media(): readonly Medium[];
  sessionId(): string;
  /** What everybody knows of this house: its name and the codes of its staff, past ones too. */
  ownWords(): readonly string[];
  /** What the session itself holds. */
  self(): Approver;
  secondPerson(given: SecondPersonInput): Promise<Result<SecondAtDesk, SecondPersonRefusal>>;
  newcomer(
    request: NewcomerRequest,
    second: SecondAtDesk | null,
  ): Promise<Result<InHand, SlotRefusal | 'staff.code-was-used' | 'vault.device-secret-wrong'>>;
  grant(
    request: {
      readonly id: StaffId;
      readonly compartments: readonly Compartment[];
      readonly at: Instant;
    },
    second: SecondAtDesk,
  ): Promise<Result<InHand, 'vault.header-damaged' | 'vault.unvouched' | 'staff.not-found'>>;
  newPassphrase(request: {
    readonly current: string;
    readonly passphrase: string;
  }): Promise<Result<InHand, SlotRefusal | 'staff.passphrase-wrong' | 'vault.wait'>>;
  newAccess(
    request: { readonly id: StaffId; readonly passphrase: string; readonly at: Instant },
    second: SecondAtDesk,
  ): Promise<Result<InHand, SlotRefusal | 'staff.not-found'>>;
  /** Brings kept slots into the header. False where it could not be written: the next unlock does it. */
  writeSlots(): boolean;
  /** New keys for both files and for every compartment that somebody who left held. Waits for all other work. */
  renewKeys(
    second: SecondAtDesk | undefined,
  ): AsyncGenerator<
    Progress,
    Result<object, 'vault.busy' | 'vault.header-damaged' | 'vault.no-room' | 'vault.cannot-write'>,
    void
  >;
}

export interface StaffWrite extends StaffRead {
  /** Says in the trail that nobody was there who could have agreed. */
  noteLetInAlone(id: StaffId, at: Instant): void;
  /** Shuts the door, signed by the two at the desk. Refused while the book of deeds is not whole. */
  markLeft(
    leaving: { readonly id: StaffId; readonly at: Instant },
    second: SecondAtDesk,
  ): Result<object, 'vault.unvouched'>;
}
