// What a file holds, in the words of the erasure page. The registers of other rooms stand there under their own titles.
export const CONTENTS = [
  'stays',
  'plans',
  'tasks',
  'session-notes',
  'score-sheets',
  'left-notes',
  'emergency-openings',
  'drafts',
  'holds',
  'corrections',
  'sealed-parts',
] as const;
export type Content = (typeof CONTENTS)[number];
