// What a list's own words say about a stay: whether the person still lives in the house or has left it.
// A word that says neither is left to the worker; whoever has left never becomes a resident of today unasked.
import { foldName } from '../residents';
import { opposite, type StayState, statesOf, wordsOf } from './stay-words';

/** Longer text is a report about somebody and no state. */
const LONGEST_STATE = 200;

/** As the whole text only: within a sentence they say nothing. */
const WHOLE: ReadonlyMap<string, StayState> = new Map([
  ...[
    'in',
    'in house',
    'in shelter',
    'في الدار',
    'حتي الان',
    'الي الان',
    'until now',
    'till now',
  ].map((word): [string, StayState] => [foldName(word), 'present']),
  ...['to date', 'to present', 'en cours', 'à ce jour'].map((word): [string, StayState] => [
    foldName(word),
    'present',
  ]),
  ...['out', 'ex', 'ran away', 'run away'].map((word): [string, StayState] => [
    foldName(word),
    'left',
  ]),
]);
const YES = wordsOf(['yes|y|true|1|x|نعم|صح|oui']);
const NO = wordsOf(['no|n|false|0|لا|خطأ|non']);

/**
 * What the text says; undefined where it says neither. A yes or no is an answer to its title ("Left?").
 * A sentence that names both ("was resident, left in May") says that the person has left.
 */
export function stayStateOf(text: string, title = ''): StayState | undefined {
  if (text.length > LONGEST_STATE) return undefined;
  const folded = foldName(text);
  const asked = YES.has(folded) || NO.has(folded) ? stayStateOf(title) : undefined;
  if (asked !== undefined) return YES.has(folded) ? asked : opposite(asked);
  if (YES.has(folded) || NO.has(folded)) return undefined;
  const whole = WHOLE.get(folded);
  if (whole !== undefined) return whole;
  const said = new Set(statesOf(folded.split(' ')));
  if (said.has('left')) return 'left';
  return said.has('present') ? 'present' : undefined;
}

/** Titles that may stand over a state, and over much else. */
const STATE_TITLES = new Set(
  [
    ...['الحالة', 'الوضع', 'الوضع الحالي', 'الحالة الحالية', 'وضع الحالة', 'موقف الحالة', 'الموقف'],
    ...[
      'status',
      'current status',
      'client status',
      'state',
      'statut',
      'statut actuel',
      'situation',
    ],
  ].map((title) => foldName(title)),
);

/** Whether a column tells the states of stays: by its title and cells, or by its cells alone, which is a guess. */
export function tellsStays(title: string, cells: readonly string[]): 'surely' | 'perhaps' | 'no' {
  const states = cells.map((cell) => stayStateOf(cell, title));
  const known = states.filter((state) => state !== undefined);
  const isWhole = known.length === states.length && known.length > 0;
  if (STATE_TITLES.has(foldName(title))) {
    if (isWhole) return 'surely';
    return known.length > 0 ? 'perhaps' : 'no';
  }
  return known.length * 2 > states.length && known.includes('left') ? 'perhaps' : 'no';
}
