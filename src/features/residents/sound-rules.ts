// How letters turn into sounds: at each place the first rule that fits is taken, and a rule may offer several sounds.

/** `pattern` is sticky. A sound is written as one sign or more; an empty one is silent. */
export interface SoundRule {
  readonly pattern: RegExp;
  readonly sounds: readonly string[];
}

/** More readings of one word than these are not kept, the likeliest first: they would find everybody. */
const MOST = 24;

interface Reading {
  readonly chosen: ReadonlyMap<SoundRule, string>;
  /** How far from the likeliest sounds. */
  readonly far: number;
}

export function rule(pattern: string, ...sounds: readonly string[]): SoundRule {
  return { pattern: new RegExp(pattern, 'y'), sounds };
}

/**
 * The sounds of a word, likeliest first. One writer hears a letter in one way: within a word, each rule keeps to the
 * sound it chose, which also keeps the readings few.
 */
export function readingsOf(word: string, rules: readonly SoundRule[]): string[] {
  const path = pathThrough(word, rules);
  let readings: readonly Reading[] = [{ chosen: new Map(), far: 0 }];
  for (const one of new Set(path)) {
    if (one.sounds.length > 1) readings = chooseNext(readings, one);
  }
  return readings.map(({ chosen }) =>
    path.map((one) => chosen.get(one) ?? one.sounds[0] ?? '').join(''),
  );
}

function pathThrough(word: string, rules: readonly SoundRule[]): readonly SoundRule[] {
  const path: SoundRule[] = [];
  for (let at = 0; at < word.length; ) {
    const taken = rules.find(({ pattern }) => {
      pattern.lastIndex = at;
      return pattern.test(word);
    });
    if (taken === undefined) {
      at += 1;
      continue;
    }
    path.push(taken);
    at = Math.max(at + 1, taken.pattern.lastIndex);
  }
  return path;
}

function chooseNext(readings: readonly Reading[], one: SoundRule): readonly Reading[] {
  return readings
    .flatMap(({ chosen, far }) =>
      one.sounds.map((sound, nth) => ({
        chosen: new Map(chosen).set(one, sound),
        far: far + nth,
      })),
    )
    .sort((a, b) => a.far - b.far)
    .slice(0, MOST);
}
