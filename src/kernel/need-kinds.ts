// Fields in which a resident needs something, by one list for assistance given and referrals.
export const NEED_KINDS = [
  'health',
  'mental-health',
  'legal',
  'papers',
  'education',
  'work',
  'money',
  'housing',
  'child-care',
  'return',
  'protection',
  'other',
] as const;
