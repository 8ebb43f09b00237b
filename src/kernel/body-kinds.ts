// Kinds of bodies outside the house, by one list for referrals, consents, steps and numbers.
export const BODY_KINDS = [
  'police',
  'prosecution',
  'court',
  'anti-trafficking-body',
  'ministry',
  'residence-office',
  'labour-office',
  'embassy',
  'unhcr',
  'iom',
  'health-service',
  'child-protection',
  'ngo',
  'other-shelter',
  'other',
] as const;
