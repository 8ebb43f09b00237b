// At which field each "no" about the second person is shown.
export const SECOND_REFUSED_AT = {
  'second-person.same': 'second.staffCode',
  'second-person.not-proved': 'second.passphrase',
  'second-person.not-entitled': 'second.staffCode',
  'staff.about-oneself': 'second.staffCode',
  'staff.manager-needed': 'second.staffCode',
} as const;
