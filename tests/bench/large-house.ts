// A house of very many invented residents: counted facts and sealed search names, as a real house would have after years.
import { freshId } from '../../electron/vault/keys/places';
import { searchNamesOf } from '../../electron/vault/name-search/search-names';
import type { ResidentId } from '../../src/kernel/ids';
import { type Chance, chanceOf } from '../../src/features/training/chance';
import { inventedName } from '../../src/features/training/invented-names';
import type { TestVault } from '../support/test-vault';

/** Of so many residents one is in the house now. */
const ONE_IN_HOUSE_OF = 50;

const ADD =
  "INSERT INTO residents (id, case_number, version, presence_version, identity_version, sex, category, exploitation_forms, nationality, residence_status, created_at) VALUES ($id, $number, 1, 1, 1, $sex, 'identified-victim', '[]', 'EG', 'unknown', $at)";
const ADD_STAY =
  "INSERT INTO stays (id, resident_id, version, admitted_on, age_basis, referral_source, exited_on, exit_reason, exit_destination) VALUES ($id, $resident, 1, '2026-01-04', 'unknown', 'police', $exited, $reason, $destination)";

/** Fills the open vault; answers the residents' full names. */
export function fillHouse(house: TestVault, count: number): readonly string[] {
  const chance = chanceOf(7);
  const vault = house.open();
  const names: string[] = [];
  vault.writing(() => {
    for (let nth = 0; nth < count; nth += 1) names.push(addOne(house, chance, nth));
  });
  return names;
}

function addOne(house: TestVault, chance: Chance, nth: number): string {
  const vault = house.open();
  const id = freshId<'resident'>() as ResidentId;
  const sex = chance.happens(0.7) ? 'female' : 'male';
  const name = inventedName(chance, { nationality: 'EG', names: 'arab' }, sex);
  const current = nth % ONE_IN_HOUSE_OF === 0;
  const caseNumber = `2026-${nth}`;
  vault.records.run(ADD, { id, number: caseNumber, sex, at: house.clock.now() });
  vault.records.run(ADD_STAY, {
    id: freshId<'stay'>(),
    resident: id,
    exited: current ? null : '2026-02-01',
    reason: current ? null : 'other',
    destination: current ? null : 'unknown',
  });
  const search = searchNamesOf(vault);
  const preferredName = name.given ?? '';
  const full = [name.given, name.father, name.grandfather, name.family].join(' ');
  search.stageFacts(id, { caseNumber, sex, current });
  search.stagePresence(id, 1, {
    preferredName,
    alerts: [],
    matchKeys: search.blindKeys([full]),
  });
  search.stageIdentity(id, 1, { name, birth: { precision: 'unknown' } });
  return full;
}
