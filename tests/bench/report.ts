// The tables of a summary over 10,000 stays, against counting the same tables with SQL written by hand.
import type { Handle } from '../../electron/vault/database/driver';
import { freshId } from '../../electron/vault/keys/places';
import { CATEGORIES } from '../../src/features/residents/index';
import { summaries } from '../../src/features/summaries/contract';
import type { ExactTable } from '../../src/features/summaries/index';
import { type Chance, chanceOf } from '../../src/features/training/chance';
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
import { countByHand, type Figures } from './tables-by-hand';

const STAYS = 10_000;
/** Of these, how many are a person's second. */
const SECOND_STAYS = 500;
const ROUNDS = 15;
const PERIOD = { from: '2026-01-01', to: '2026-02-01' } as const;

export async function benchReport(): Promise<readonly Comparison[]> {
  const house = await foundTestVault();
  fill(house);
  const prepare = () => house.done(summaries.prepare, { period: PERIOD, profile: 'partner' });
  checkSame((await prepare()).exact, countByHand(house.open().records, PERIOD));
  const ours: number[] = [];
  const byHand: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    settle();
    ours.push(await timedAsync(prepare));
    settle();
    byHand.push(timed(() => void countByHand(house.open().records, PERIOD)));
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

/** Both counts must say the same, or their times are not comparable. */
function checkSame(exact: readonly ExactTable[], byHand: Figures): void {
  const ours = exact
    .filter(({ id }) => ['t1', 't2', 't3', 't4'].includes(id))
    .flatMap(({ id, rows, columns, cells }) =>
      cells.flatMap((line, r) =>
        line.map((persons, c) => ({ place: `${id} ${rows[r]} ${columns[c]}`, persons })),
      ),
    )
    .filter(({ persons }) => persons > 0);
  const same = ours.every(({ place, persons }) => byHand.get(place) === persons);
  if (!same || ours.length !== byHand.size) throw new Error('the two ways of counting disagree');
}

/** 9,500 people, all touching the month: a third come in it, some of them for the second time. */
function fill(house: TestVault): void {
  const chance = chanceOf(3);
  const vault = house.open();
  vault.writing(() => {
    for (let nth = 0; nth < STAYS - SECOND_STAYS; nth += 1) {
      const id = freshId<'resident'>();
      vault.records.run(
        'INSERT INTO residents (id, case_number, version, sex, category, exploitation_forms, nationality, residence_status, created_at) VALUES ($id, $number, 1, $sex, $category, $forms, $nationality, $residence, $at)',
        {
          id,
          number: `R-${nth}`,
          sex: chance.one(['female', 'female', 'male', 'unknown']),
          category: chance.one(CATEGORIES),
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
      const age = chance.happens(0.9) ? chance.whole(0, 60) : null;
      for (const dates of datesOf(chance, nth < SECOND_STAYS))
        admit(vault.records, { id, age, dates });
    }
  });
}

interface Dates {
  readonly admitted: string;
  readonly exited: string | null;
}

function datesOf(chance: Chance, twice: boolean): readonly Dates[] {
  const month = chance.one(['2024', '2025', '2026']);
  const admitted =
    month === '2026'
      ? `2026-01-${two(chance.whole(1, 10))}`
      : `${month}-${two(chance.whole(1, 12))}-${two(chance.whole(1, 28))}`;
  const exited = `2026-${two(chance.whole(1, 2))}-${two(chance.whole(11, 19))}`;
  if (!twice) return [{ admitted, exited: chance.happens(0.9) ? exited : null }];
  return [
    { admitted, exited: '2026-01-15' },
    { admitted: `2026-01-${two(chance.whole(15, 28))}`, exited: null },
  ];
}

function admit(
  records: Handle,
  stay: { readonly id: string; readonly age: number | null; readonly dates: Dates },
): void {
  const { admitted, exited } = stay.dates;
  records.run(
    "INSERT INTO stays (id, resident_id, version, admitted_on, age_at_admission, age_basis, referral_source, exited_on, exit_reason, exit_destination) VALUES ($id, $resident, 1, $admitted, $age, 'exact', 'police', $exited, $reason, $destination)",
    {
      id: freshId<'stay'>(),
      resident: stay.id,
      admitted,
      age: stay.age,
      exited,
      reason: exited === null ? null : 'other',
      destination: exited === null ? null : 'unknown',
    },
  );
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
