// Openings by two people on disk, and the act itself: two shares are joined, one note is opened, every key is wiped.
import type { EmergencyStatus, EmergencyWords } from '../../../src/features/emergency/index';
import {
  EMERGENCY_COMPARTMENT,
  emergencyWords,
  mayOpenInEmergency,
} from '../../../src/features/emergency/index';
import {
  EMERGENCY_OPENINGS,
  type EmergencyWrite,
  type Partner,
} from '../../../src/features/emergency/records';
import type { SessionWords } from '../../../src/features/session-notes/index';
import type { SessionNoteId, StaffId } from '../../../src/kernel/ids';
import { ofResident } from '../../../src/kernel/owner';
import { ok, refuse, type Result } from '../../../src/kernel/result';
import { rowsOf } from '../database/table-rows';
import { genuineHeader } from '../open-vault/genuine-header';
import type { Place } from '../host/room';
import { type GenerationKeys, wipeGeneration } from '../keys/compartment-keys';
import { emergencyKeys, entitledHolders, isFor, PEOPLE_NEEDED } from '../keys/emergency';
import type { SessionKeys } from '../keys/session-keys';
import { wipe } from '../keys/suite';
import type {
  AtWork,
  HeaderGround,
  KeyringRows,
  NamedVault,
  RecordRows,
} from '../open-vault/store-ground';
import { type Keychain, Sealing } from '../open-vault/sealing';
import type { SecondPerson } from '../second-person/second-person';
import { type Vouched, vouchedOwners } from '../deeds/vouched-rooms';
import { vouchedDeal } from '../staff-changes/emergency-dealing';
import { doubtDeal } from '../keyring/emergency-deals';
import { presentNameOf } from '../sealing/resident-parts';
import { residentExists } from '../house-facts/residents-known';
import { type PartKind, SealedParts } from '../open-vault/sealed-parts';
import { NOTE_PART, sessionNotesRecords } from './session-notes';
import { presentStaff, staffCodeOf } from '../house-facts/staff-known';

const WORDS_PART: PartKind<EmergencyWords> = {
  kind: 'emergency-opening',
  compartment: 'case',
  shape: 1,
  schema: emergencyWords,
};

export function emergencyRecords(place: Place): EmergencyWrite {
  const vault = place.vault();
  const { records, sealedParts } = vault;
  const rows = rowsOf(records, EMERGENCY_OPENINGS);
  return {
    residentExists: (id) => residentExists(records, id),
    residentName: (id) => presentNameOf(sealedParts, id),
    findNote: (id) => sessionNotesRecords(vault).find(id),
    status: () => emergencyStatusOf(vault),
    secondPerson: async (given) => {
      const proved = await place.gate.secondPerson(given);
      return proved.ok ? ok(partnerOf(vault, proved.value)) : proved;
    },
    noteRefused: (note, code) => {
      const at = place.gate.now();
      const object = { kind: 'session-note', id: note };
      vault.witness({
        at,
        verb: 'emergency.opened',
        outcome: 'refused',
        object,
        details: { code },
      });
      if (code !== 'emergency.share-damaged') return;
      vault.writingIfPossible(() => {
        doubtDeal(vault.changeHolders(), EMERGENCY_COMPARTMENT, at);
        vault.record({ at, verb: 'emergency.doubted', outcome: 'done' });
      });
    },
    ofResident: (residentId) => rows.list({ where: { residentId }, newestBy: 'openedAt' }),
    unseen: () => rows.list({ where: { seenAt: null }, oldestBy: 'openedAt' }),
    find: rows.find,
    wordsOf: (id) => sealedParts.read(WORDS_PART, id),
    staffCode: (id) => staffCodeOf(records, id),
    add: (opening, words) => {
      const { id, residentId, noteId } = opening;
      rows.add({ ...opening, recordKind: 'session-note', seenAt: null, seenBy: null });
      // With the note: its file may have been merged into this one.
      const owner = sealedParts.ownerOf(NOTE_PART.kind, noteId) ?? ofResident(residentId);
      sealedParts.save(WORDS_PART, { recordId: id, owner, version: 1 }, words);
    },
    markSeen: (id, { at, by }) => void rows.change(id, { seenAt: at, seenBy: by }),
  };
}

/** Who could open a note in an emergency: the deal, the deeds behind it, and the slots at the door. */
type StatusGround = RecordRows & AtWork & Vouched & { readonly files: HeaderGround };

function emergencyStatusOf(vault: StatusGround): {
  readonly status: EmergencyStatus;
  readonly people: readonly StaffId[];
} {
  const entitled = presentStaff(vault.records).filter(({ role }) => mayOpenInEmergency(role));
  const shares = vouchedDeal(vault)?.shares ?? [];
  const header = genuineHeader(vault.files);
  const owners = header.ok ? vouchedOwners(vault, header.value.content.slots) : [];
  const holders = entitledHolders(owners);
  const holding = holders.filter((person) => shares.some((share) => isFor(share, person)));
  const people = entitled
    .map(({ id }) => id)
    .filter((id) => holding.some(({ holderId }) => holderId === id));
  const { staffId, role } = vault.session;
  if (entitled.length < PEOPLE_NEEDED) return { status: 'too-few', people };
  if (people.length < PEOPLE_NEEDED) return { status: 'no-deal', people };
  const isIn = people.includes(staffId) || !mayOpenInEmergency(role);
  return { status: isIn ? 'ready' : 'not-in-deal', people };
}

/** The deal that two people's shares join to, and the note that it opens. */
type OpeningGround = RecordRows & NamedVault & Vouched & { readonly keys: SessionKeys };

function partnerOf(vault: OpeningGround, second: SecondPerson): Partner {
  const { staffId, staffCode, role, keys } = second;
  return {
    staffId,
    staffCode,
    role,
    open: async (note) => {
      const joined = await joinShares(vault, keys);
      if (joined === undefined) return refuse('emergency.share-damaged');
      try {
        return readNote(vault, joined, note);
      } finally {
        joined.forEach(wipeGeneration);
      }
    },
    leave: () => keys.wipe(),
  };
}

/** Both people's own shares of the deal in force, joined; undefined when either is missing or damaged. */
async function joinShares(
  vault: OpeningGround,
  second: SessionKeys,
): Promise<readonly GenerationKeys[] | undefined> {
  const { keys: first, vaultId } = vault;
  const deal = vouchedDeal(vault);
  if (deal === undefined) return undefined;
  const shareOf = async (person: SessionKeys) => {
    const share = deal.shares.find(({ staffId }) => staffId === person.holderId);
    return share === undefined ? undefined : person.openShare(share);
  };
  const one = await shareOf(first);
  const other = await shareOf(second);
  const joined =
    one === undefined || other === undefined
      ? undefined
      : await emergencyKeys(vaultId, deal, [one, other]);
  wipe(...[one, other].filter((share) => share !== undefined));
  return joined;
}

function readNote(
  vault: RecordRows & NamedVault & Pick<KeyringRows, 'keyring'>,
  joined: readonly GenerationKeys[],
  note: SessionNoteId,
): Result<SessionWords, 'emergency.unreadable'> {
  const { vaultId, keyring } = vault;
  const keychain: Keychain = {
    newest: () => joined.at(-1),
    generation: (_compartment, wanted) => joined.find(({ generation }) => generation === wanted),
  };
  const sealing = new Sealing({ vaultId, keyring, keychain });
  const words = new SealedParts(vault.records, sealing).read(NOTE_PART, note);
  sealing.wipe();
  return words.state === 'open' ? ok(words.value) : refuse('emergency.unreadable');
}
