// What a vault may hold that the deeds of its people do not vouch for, as the check names it.

/**
 * `book`: it does not lead to what its reader knows. `deed`: a line of it is none. `generation`: a room's key that nobody made.
 * `drop-key`: notes would go to another key. `secret`: a wrap holds another secret than was meant. `slot`, `papers`, `deal`,
 * `erasure`: not as signed, or by nobody. `lines`: of the trail, in the name of somebody whose key does not cover them.
 */
export const UNVOUCHED_THINGS = [
  'book',
  'deed',
  'generation',
  'drop-key',
  'secret',
  'slot',
  'papers',
  'deal',
  'erasure',
  'lines',
] as const;
export type UnvouchedThing = (typeof UNVOUCHED_THINGS)[number];
