// What pages need, named once: the compartments that their operations ask for.
import type { CompartmentNeeds } from '../../kernel/compartments';

export const SEES = { presence: 'read' } as const;
export const ADMITS = { presence: 'write' } as const;
export const CASE = { case: 'read', ...SEES } as const;
export const WRITES_CASE = { case: 'write', ...SEES } as const;
export const CLINICAL = { clinical: 'read', ...SEES } as const;
export const WRITES_CLINICAL = { clinical: 'write', ...SEES } as const;
export const REPORTS = { reporting: 'read' } as const;
export const SIGNS = { reporting: 'write' } as const;
export const ANSWERS = { identity: 'write', reporting: 'write' } as const;
export const MANAGES = { reporting: 'write', audit: 'read' } as const;
export const MERGES = { identity: 'write', ...SEES } as const;
export const IMPORTS = { presence: 'write', identity: 'write', case: 'write' } as const;
export const LEAVES_NOTES: readonly CompartmentNeeds[] = [
  { case: 'drop', ...SEES },
  { clinical: 'drop', ...SEES },
  { medical: 'drop', ...SEES },
];
