// The staff room's store: who is here, who holds which keys, who came in when. Names are not kept; passphrases nowhere.
import {
  type Approver,
  STAFF,
  type StaffMember,
  type StaffRead,
  type StaffWrite,
} from '../../../src/features/staff/records';
import type { RowOf } from '../../../src/kernel/columns';
import { type Compartment, COMPARTMENTS } from '../../../src/kernel/compartments';
import { ok, refuse } from '../../../src/kernel/result';
import { orMediumRefusal } from '../database/open';
import { rowsOf } from '../database/table-rows';
import { allMedia } from '../backup/media';
import { genuineHeader } from '../open-vault/genuine-header';
import type { Place } from '../host/room';
import { renewKeysWithoutLeavers } from '../renewal/leaving';
import { writeSlots } from '../gate/mending';
import type { AtWork, HeaderGround, RecordRows } from '../open-vault/store-ground';
import { SecondPersonAtDesk } from '../second-person/second-person-at-desk';
import {
  grantTo,
  inviteNewcomer,
  ownNewPassphrase,
  renewAccessOf,
} from '../staff-changes/staff-ceremonies';
import { holdersOf, type Vouched } from '../deeds/vouched-rooms';
import { houseWords } from '../name-search/house-words';
import { behindNewest } from '../staff-changes/key-rotation';
import { lastSignIns, newestSignIns } from '../house-facts/sign-ins';
import { slotChanges } from '../keyring/slot-changes';

type StaffRow = RowOf<typeof STAFF.columns>;

/** Later than any instant. */
const END_OF_TIME = '9999';

export function staffRecords({ gate, vault: open }: Place): StaffWrite {
  const vault = open();
  return {
    members: () => members(vault),
    former: () => former(vault),
    rewrapping: () => {
      const due = new Set([...vault.book.state.due, ...behindNewest(vault)]);
      return COMPARTMENTS.filter((compartment) => due.has(compartment));
    },
    signIns: (before, limit) => newestSignIns(vault.records, before ?? END_OF_TIME, limit),
    media: () => media(vault),
    sessionId: () => vault.session.id,
    ownWords: () => houseWords(vault.records),
    self: () => approverOf(vault),
    async secondPerson(given) {
      const proved = await gate.secondPerson(given);
      return proved.ok ? { ok: true, value: new SecondPersonAtDesk(vault, proved.value) } : proved;
    },
    newcomer: (request, second) =>
      inviteNewcomer(
        gate,
        request,
        second === null ? undefined : SecondPersonAtDesk.keysOf(second),
      ),
    grant: (request, second) => grantTo(vault, request, SecondPersonAtDesk.keysOf(second)),
    newPassphrase: (request) => ownNewPassphrase(gate, request),
    newAccess: (request, second) => renewAccessOf(gate, request, SecondPersonAtDesk.keysOf(second)),
    writeSlots: () => writeSlots(vault),
    renewKeys: (second) => renewKeys(gate, second),
    noteLetInAlone: (id, at) =>
      vault.record({
        at,
        verb: 'staff.let-in-alone',
        outcome: 'done',
        object: { kind: 'staff', id },
      }),
    markLeft: ({ id, at }, second) => {
      if (!vault.book.isWhole) return refuse('vault.unvouched');
      vault.deed({ kind: 'leave', at, left: id }, [vault.keys, SecondPersonAtDesk.keysOf(second)]);
      const staff = rowsOf(vault.records, STAFF);
      if (staff.find(id)?.leftAt === null) staff.change(id, { leftAt: at });
      return ok({});
    },
  };
}

function media(vault: RecordRows): ReturnType<StaffRead['media']> {
  return allMedia(vault.records)
    .filter(({ state }) => state !== 'destroyed')
    .map(({ ordinal, label, lastBackupAt, state }) => {
      return { ordinal, label, lastBackupAt, isLost: state === 'lost' };
    });
}

async function* renewKeys(
  gate: Place['gate'],
  second: Parameters<StaffRead['renewKeys']>[0],
): ReturnType<StaffRead['renewKeys']> {
  const keys = second === undefined ? undefined : SecondPersonAtDesk.keysOf(second);
  const renewed = yield* orMediumRefusal(renewKeysWithoutLeavers(gate, keys));
  if (!renewed.ok) return renewed;
  const { value: vault } = renewed;
  vault.witness({ at: gate.now(), verb: 'staff.keys-renewed', outcome: 'done' });
  return { ok: true, value: {} };
}

function approverOf(vault: Vouched & AtWork): Approver {
  const { staffId, role } = vault.session;
  return { staffId, role, held: heldBy(holdersOf(vault), staffId) };
}

/** Rows of people, the deeds that let them in, and the header whose slots let them through the door. */
type MembersGround = RecordRows & Vouched & { readonly files: HeaderGround };

/** Present staff, and those who left while their slot still stands in the header. */
function members(vault: MembersGround): readonly StaffMember[] {
  const rows = rowsOf(vault.records, STAFF).list({ oldestBy: 'code' });
  const facts = factsFor(vault, rows);
  return rows
    .map((row) => memberOf(row, facts))
    .filter(({ state, id }) => state !== 'leaving' || facts.atTheDoor.has(id));
}

function former(vault: MembersGround): ReturnType<StaffRead['former']> {
  const leaving = new Set(members(vault).map(({ id }) => id));
  return rowsOf(vault.records, STAFF)
    .list({ oldestBy: 'code' })
    .flatMap(({ id, code, role, joinedAt, leftAt }) =>
      leftAt === null || leaving.has(id) ? [] : [{ id, code, role, joinedAt, leftAt }],
    )
    .sort((a, b) => b.leftAt.localeCompare(a.leftAt, 'en'));
}

interface Facts {
  readonly codes: ReadonlyMap<string, string>;
  readonly holders: ReturnType<typeof holdersOf>;
  readonly last: ReturnType<typeof lastSignIns>;
  readonly atTheDoor: ReadonlySet<string>;
  readonly underWay: ReadonlySet<string>;
}

function factsFor(vault: MembersGround, rows: readonly StaffRow[]): Facts {
  const { records } = vault;
  const someoneLeft = rows.some(({ leftAt }) => leftAt !== null);
  const header = someoneLeft ? genuineHeader(vault.files) : undefined;
  const slots = header?.ok === true ? header.value.content.slots : [];
  return {
    codes: new Map(rows.map(({ id, code }) => [id, code])),
    holders: holdersOf(vault),
    last: lastSignIns(records),
    atTheDoor: new Set(slots.map(({ staffId }) => staffId)),
    underWay: new Set(slotChanges(records).map(({ staffId }) => staffId)),
  };
}

function memberOf(row: StaffRow, facts: Facts): StaffMember {
  const { holders, last, underWay } = facts;
  const { id, code, role, joinedAt, leftAt } = row;
  return {
    ...{ id, code, role, joinedAt },
    state: leftAt !== null ? 'leaving' : underWay.has(id) ? 'invited' : 'here',
    letIn: letInOf(row, facts),
    lastSignInAt: last.get(id) ?? null,
    held: heldBy(holders, id),
  };
}

function letInOf({ letInBy, agreedBy }: StaffRow, { codes }: Facts): StaffMember['letIn'] {
  const by = codes.get(letInBy ?? '');
  return by === undefined ? null : { by, agreed: codes.get(agreedBy ?? '') ?? null };
}

function heldBy(holders: Facts['holders'], id: string): readonly Compartment[] {
  return [...holders].filter(([, ids]) => ids.includes(id)).map(([compartment]) => compartment);
}
