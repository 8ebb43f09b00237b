// Who works here and who holds which keys: letting in, handing keys over, helping out, and leaving.
// A passphrase is typed by its owner only; what two people must decide asks for the second one each time.
import { z } from 'zod';
import { COMPARTMENTS, ROLES } from '../../kernel/compartments';
import { idOf } from '../../kernel/ids';
import {
  contractOf,
  holders,
  job,
  notRecorded,
  query,
  recorded,
  recordedList,
  refusedAccess,
  staff,
} from '../../kernel/operation';
import type { OutputOf } from '../../kernel/operation';
import { MAX_PASSPHRASE_CHARACTERS } from '../../kernel/passphrase';
import { SECOND_PERSON_REFUSALS, secondPersonInput } from '../../kernel/second-person';

const staffId = idOf<'staff'>();
const compartment = z.enum(COMPARTMENTS);

/** Of all roles only a manager's holds both: who answers for the house lets in and out. */
const manager = holders({ reporting: 'write', audit: 'read' });

const aboutStaff = ({ id }: { readonly id: string }) => ({ kind: 'staff', id });

const staffCode = z
  .string()
  .trim()
  .min(2, { message: 'staff.code-too-short' })
  .max(16, { message: 'text.too-long' })
  .regex(/^[\p{L}\p{N}-]+$/u, { message: 'staff.code-characters' });

const passphrase = z
  .string()
  .min(1, { message: 'vault.passphrase-missing' })
  .max(MAX_PASSPHRASE_CHARACTERS, { message: 'vault.passphrase-too-long' });

/** False: kept, but the header could not be written; it serves from the next unlock on. */
const isInForce = z.boolean();

const PASSPHRASE_REFUSALS = [
  'vault.passphrase-too-short',
  'vault.passphrase-too-weak',
  'vault.passphrase-too-long',
] as const;

/** `invited`: the keys at the door are not written yet. `leaving`: gone, but the old keys are not yet replaced. */
export const STAFF_STATES = ['here', 'invited', 'leaving'] as const;

const waiting = z.object({
  compartment,
  /** Codes of the present holders; empty where only the recovery code could still open it. */
  holders: z.array(z.string()),
});

/** Whose word let a person in, by code. `agreed` is null where nobody else worked here then. */
const letIn = z.object({ by: z.string(), agreed: z.string().nullable() });

const person = z.object({
  id: staffId,
  code: z.string(),
  role: z.enum(ROLES),
  self: z.boolean(),
  state: z.enum(STAFF_STATES),
  joinedAt: z.string(),
  /** Null for who was there at the founding, came with the recovery papers or before this was kept. */
  letIn: letIn.nullable(),
  /** Shown to a manager only. */
  lastSignInAt: z.string().nullable(),
  held: z.array(compartment),
  /** Compartments of the role whose keys are not handed over yet. */
  waiting: z.array(waiting),
});

const signIn = z.object({
  id: z.string(),
  code: z.string(),
  openedAt: z.string(),
  /** Wrong tries on this code before it opened. */
  failedTries: z.number(),
  /** `open`: this very session. `cut`: it ended without a word, by a crash or a power cut. */
  ended: z.union([
    z.object({ kind: z.literal('open') }),
    z.object({ kind: z.literal('cut') }),
    z.object({ kind: z.literal('locked'), at: z.string(), how: z.string() }),
  ]),
});

const medium = z.object({
  ordinal: z.number(),
  label: z.string().nullable(),
  lastBackupAt: z.string(),
  isLost: z.boolean(),
});

export const staffContract = contractOf('staff', {
  list: query({
    input: z.object({}),
    output: z.object({
      staff: z.array(person),
      /** Who has left for good, the last one first: old lines of the trail carry their codes. */
      former: z.array(
        z.object({
          id: staffId,
          code: z.string(),
          role: z.enum(ROLES),
          joinedAt: z.string(),
          leftAt: z.string(),
        }),
      ),
      /** How many present people hold each compartment; recovery is not counted. */
      holders: z.array(z.object({ compartment, count: z.number() })),
      /** Compartments some of whose keys still wait to be wrapped anew by a holder. */
      rewrapping: z.array(compartment),
    }),
    permission: staff,
    refusals: [],
    audit: notRecorded('staff codes and roles are no resident data'),
  }),
  signIns: query({
    input: z.object({ before: z.string().max(40).optional() }),
    output: z.object({ signIns: z.array(signIn), isMore: z.boolean() }),
    permission: manager,
    refusals: [],
    audit: recordedList('staff.sign-ins-read', (output) => output.signIns),
  }),
  /**
   * A newcomer, who types the first passphrase, and a second person who agrees; null only where nobody else works.
   * Keys that the manager does not hold wait for a holder.
   */
  invite: job({
    input: z.object({
      code: staffCode,
      role: z.enum(ROLES),
      passphrase,
      second: secondPersonInput.nullable(),
    }),
    output: z.object({ id: staffId, waiting: z.array(compartment), isInForce }),
    permission: manager,
    refusals: [
      ...SECOND_PERSON_REFUSALS,
      ...PASSPHRASE_REFUSALS,
      'staff.second-needed',
      'staff.code-was-used',
      'vault.header-damaged',
      'vault.parameters-refused',
      'vault.device-secret-wrong',
      'vault.unvouched',
    ],
    audit: recorded('staff.invite', (_input, { id }) => ({ kind: 'staff', id })),
  }),
  /** Hands keys to somebody whose role has them. Two others decide: a manager among them, and a holder. */
  grant: job({
    input: z.object({
      id: staffId,
      compartments: z
        .array(compartment)
        .min(1, { message: 'staff.compartment-missing' })
        .max(COMPARTMENTS.length),
      second: secondPersonInput,
    }),
    output: z.object({ id: staffId }),
    permission: staff,
    refusals: [
      ...SECOND_PERSON_REFUSALS,
      'staff.not-found',
      'staff.about-oneself',
      'staff.manager-needed',
      'staff.holder-needed',
      'staff.not-in-role',
      'staff.nothing-to-grant',
      'vault.header-damaged',
      'vault.unvouched',
    ],
    audit: recorded('staff.grant', aboutStaff),
    recordedRefusals: {
      'staff.about-oneself': refusedAccess(aboutStaff),
      'staff.manager-needed': refusedAccess(aboutStaff),
      'staff.holder-needed': refusedAccess(aboutStaff),
      'staff.not-in-role': refusedAccess(aboutStaff),
    },
  }),
  changePassphrase: job({
    input: z.object({ current: passphrase, passphrase }),
    output: z.object({ isInForce }),
    permission: staff,
    refusals: [
      ...PASSPHRASE_REFUSALS,
      'staff.passphrase-wrong',
      'staff.passphrase-same',
      'vault.wait',
      'vault.header-damaged',
      'vault.parameters-refused',
      'vault.unvouched',
    ],
    audit: recorded('staff.passphrase-change'),
  }),
  /** For a colleague who forgot: new keys and a new passphrase, typed by the colleague. Nobody learns the old one. */
  renewAccess: job({
    input: z.object({ id: staffId, passphrase, second: secondPersonInput }),
    output: z.object({ id: staffId, waiting: z.array(compartment), isInForce }),
    permission: manager,
    refusals: [
      ...SECOND_PERSON_REFUSALS,
      ...PASSPHRASE_REFUSALS,
      'staff.not-found',
      'staff.about-oneself',
      'vault.header-damaged',
      'vault.parameters-refused',
      'vault.unvouched',
    ],
    audit: recorded('staff.access-renewed', aboutStaff),
    recordedRefusals: { 'staff.about-oneself': refusedAccess(aboutStaff) },
  }),
  /** What should be known before somebody leaves: media with backups that open with the keys of the past. */
  beforeLeaving: query({
    input: z.object({ id: staffId }),
    output: z.object({ media: z.array(medium) }),
    permission: manager,
    refusals: ['staff.not-found'],
    audit: notRecorded('names of media are no resident data; the leaving itself is recorded'),
  }),
  /** Shuts the door at once, then gives files and compartments new keys. */
  leave: job({
    input: z.object({ id: staffId, second: secondPersonInput }),
    /** Not finished: the door is shut, the keys are still to be renewed. */
    output: z.object({ id: staffId, isFinished: z.boolean() }),
    permission: manager,
    refusals: [
      ...SECOND_PERSON_REFUSALS,
      'staff.not-found',
      'staff.about-oneself',
      'vault.unvouched',
    ],
    audit: recorded('staff.leave', aboutStaff),
    recordedRefusals: { 'staff.about-oneself': refusedAccess(aboutStaff) },
  }),
  /** The second half of a leaving that was stopped or cut. */
  finishLeaving: job({
    input: z.object({}),
    output: z.object({}),
    permission: manager,
    refusals: [
      'staff.nobody-leaving',
      'vault.busy',
      'vault.header-damaged',
      'vault.no-room',
      'vault.cannot-write',
    ],
    audit: recorded('staff.finish-leaving'),
  }),
});

export type StaffPerson = z.output<typeof person>;
export type Medium = z.output<typeof medium>;
export type FormerPerson = OutputOf<typeof staffContract.list>['former'][number];
export type SignIn = z.output<typeof signIn>;
