// Sectors of work, coarser than ISIC Rev. 4 sections, by one list for what happened and for claims.
export const SECTORS = [
  'agriculture',
  'fishing',
  'manufacturing',
  'construction',
  'trade',
  'transport',
  'hospitality',
  'cleaning-security',
  'care-work',
  'domestic-work',
  'entertainment',
  'other',
  'not-known',
] as const;
