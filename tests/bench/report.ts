// The tables of a summary over 10,000 stays, against counting the same tables with SQL written by hand.
import type { Handle } from '../../electron/vault/database/driver';
import { freshId } from '../../electron/vault/keys/places';
import { summaries } from '../../src/features/summaries/contract';
import { chanceOf } from '../../src/features/training/chance';
import { foundTestVault, type TestVault } from '../support/test-vault';
import {
  type Comparison,
  compared,
  median,
  quantile,
  rounded,
  settle,
  timed,
  timedAsync,
} from './measure';

const STAYS = 10_000;
const ROUNDS = 15;
const PERIOD = { from: '2026-01-01', to: '2026-02-01' } as const;

export async function benchReport(): Promise<readonly Comparison[]> {
  const house = await foundTestVault();
  fill(house);
  const ours: number[] = [];
  const byHand: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    settle();
    ours.push(
      await timedAsync(() => house.done(summaries.prepare, { period: PERIOD, profile: 'partner' })),
    );
    settle();
    byHand.push(timed(() => countByHand(house.open().records)));
  }
  house.destroy();
  return [
    compared({
      name: 'report',
      what: 'summaries.prepare (exact tables, merging, rounding) on 10,000 stays, against SQL by hand for the exact tables',
      ours: median(ours),
      theirs: median(byHand),
      unit: 'ms',
      limit: 2,
      notes: { p95: rounded(quantile(ours, 0.95)), byHandP95: rounded(quantile(byHand, 0.95)) },
    }),
  ];
}

/** 10,000 people of two years; about one in ten touches the month. */
function fill(house: TestVault): void {
  const chance = chanceOf(3);
  const vault = house.open();
  vault.writing(() => {
    for (let nth = 0; nth < STAYS; nth += 1) {
      const id = freshId<'resident'>();
      vault.records.run(
        'INSERT INTO residents (id, case_number, version, sex, category, exploitation_forms, nationality, residence_status, created_at) VALUES ($id, $number, 1, $sex, $category, $forms, $nationality, $residence, $at)',
        {
          id,
          number: `R-${nth}`,
          sex: chance.one(['female', 'female', 'male', 'unknown']),
          category: chance.one(['identified-victim', 'presumed-victim', 'dependant']),
          forms: chance.one([
            '[]',
            '["sexual"]',
            '["forced-labour"]',
            '["forced-labour","sexual"]',
          ]),
          nationality: chance.one(['EG', 'ET', 'SD', 'PH', 'ER']),
          residence: chance.one(['national', 'foreign', 'unknown']),
          at: house.clock.now(),
        },
      );
      const year = chance.one(['2024', '2025']);
      const admitted = `${year}-${two(chance.whole(1, 12))}-${two(chance.whole(1, 28))}`;
      const exited = chance.happens(0.9)
        ? `2026-${two(chance.whole(1, 2))}-${two(chance.whole(1, 28))}`
        : null;
      vault.records.run(
        "INSERT INTO stays (id, resident_id, version, admitted_on, age_at_admission, age_basis, referral_source, exited_on, exit_reason, exit_destination) VALUES ($id, $resident, 1, $admitted, $age, 'exact', 'police', $exited, $reason, $destination)",
        {
          id: freshId<'stay'>(),
          resident: id,
          admitted,
          age: chance.happens(0.9) ? chance.whole(0, 60) : null,
          exited,
          reason: exited === null ? null : 'other',
          destination: exited === null ? null : 'unknown',
        },
      );
    }
  });
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

const AGE_BAND = `CASE WHEN s.age_at_admission IS NULL THEN 'unknown' WHEN s.age_at_admission < 5 THEN '0-4'
  WHEN s.age_at_admission < 12 THEN '5-11' WHEN s.age_at_admission < 15 THEN '12-14' WHEN s.age_at_admission < 18 THEN '15-17'
  WHEN s.age_at_admission < 25 THEN '18-24' WHEN s.age_at_admission < 30 THEN '25-29' WHEN s.age_at_admission < 40 THEN '30-39'
  WHEN s.age_at_admission < 60 THEN '40-59' ELSE '60-plus' END`;

const TOUCHING = `FROM stays s JOIN residents r ON r.id = s.resident_id
  WHERE s.admitted_on < $to AND (s.exited_on IS NULL OR s.exited_on >= $from)`;

const MEASURES = `sum(s.admitted_on < $from) AS at_start, sum(s.admitted_on >= $from) AS admissions,
  sum(s.exited_on IS NOT NULL AND s.exited_on < $to) AS exits, sum(s.exited_on IS NULL OR s.exited_on >= $to) AS at_end`;

/** The four tables as somebody with SQL would count them. */
function countByHand(records: Handle): void {
  const values = { ...PERIOD };
  records.all(`SELECT r.category, ${MEASURES} ${TOUCHING} GROUP BY r.category`, values);
  records.all(
    `SELECT f.value AS form, r.sex, count(DISTINCT r.id) AS people
     FROM stays s JOIN residents r ON r.id = s.resident_id, json_each(r.exploitation_forms) f
     WHERE s.admitted_on >= $from AND s.admitted_on < $to GROUP BY f.value, r.sex`,
    values,
  );
  records.all(
    `SELECT r.nationality, r.residence_status, ${MEASURES} ${TOUCHING} GROUP BY r.nationality, r.residence_status`,
    values,
  );
  records.all(
    `SELECT ${AGE_BAND} AS band, r.sex, ${MEASURES} ${TOUCHING} GROUP BY band, r.sex`,
    values,
  );
}
