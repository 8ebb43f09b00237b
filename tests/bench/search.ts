// Searching while typing, in memory: every keystroke of many names, in 10,000 and 100,000 residents.
import { chanceOf } from '../../src/features/training/chance';
import { inventedName } from '../../src/features/training/invented-names';
import { nameIndexOf } from '../support/name-index-of';
import type { ResidentId } from '../../src/kernel/ids';
import { type Comparison, compared, quantile, rounded } from './measure';

const FRAME_MS = 16;
const NAMES_TYPED = 150;

export function benchSearch(): readonly Comparison[] {
  return [10_000, 100_000].map(searchAmong);
}

function searchAmong(count: number): Comparison {
  const chance = chanceOf(7);
  const began = performance.now();
  const index = nameIndexOf();
  const names: string[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    const sex = chance.happens(0.7) ? 'female' : 'male';
    const name = inventedName(chance, { nationality: 'EG', names: 'arab' }, sex);
    const full = [name.given, name.father, name.grandfather, name.family].join(' ');
    names.push(full);
    const residentId = String(nth).padStart(26, '0') as ResidentId;
    const current = nth % 10 === 0;
    index.add({ residentId, names: [full], caseNumber: `2026-${nth}`, sex, current });
  }
  const built = performance.now() - began;
  const times = keystrokes(names).map((text) => {
    const start = performance.now();
    index.search(text, 20);
    return performance.now() - start;
  });
  return compared({
    name: `search-${count}`,
    what: `p95 of ${times.length} keystrokes in ${count.toLocaleString('en')} residents, against one frame`,
    ours: quantile(times, 0.95),
    theirs: FRAME_MS,
    unit: 'ms',
    limit: 1,
    notes: {
      p50: rounded(quantile(times, 0.5)),
      p99: rounded(quantile(times, 0.99)),
      max: rounded(Math.max(...times)),
      buildMs: Math.round(built),
    },
  });
}

/** Each beginning of some names, some with a letter mistyped. */
function keystrokes(names: readonly string[]): readonly string[] {
  const step = Math.floor(names.length / NAMES_TYPED);
  const typed = Array.from({ length: NAMES_TYPED }, (_, nth) => names[nth * step] ?? '');
  return typed.flatMap((name, nth) => {
    const text = nth % 5 === 0 ? name.replace('ا', 'أ').replace('ة', 'ه') : name;
    return Array.from({ length: Math.min(text.length, 14) }, (_, end) => text.slice(0, end + 1));
  });
}
