// What only a manager's keys cover, as the contract asks for it.
import type { CompartmentNeeds } from '../../../kernel/compartments';

export const MANAGES: CompartmentNeeds = { reporting: 'write', audit: 'read' };
