// Finding a resident without knowing where they are kept: the app hands its own way of asking in.
import { type ComponentType, createContext, useContext } from 'react';
import type { Role } from '../kernel/compartments';
import type { ResidentId, StaffId } from '../kernel/ids';

export interface FoundResident {
  readonly id: ResidentId;
  readonly caseNumber: string;
  /** Null for who may not see it. */
  readonly name: string | null;
  readonly isInHouse: boolean;
}

export interface KnownColleague {
  readonly id: StaffId;
  readonly code: string;
  readonly role: Role;
  /** False for who has left. */
  readonly isHere: boolean;
}

export interface People {
  /** In any spelling, by file number or room; best first. */
  readonly findResidents: (text: string) => Promise<readonly FoundResident[]>;
  /** Who it is, where only the id was kept; undefined where that cannot be found out. */
  readonly residentOf: (id: string) => Promise<FoundResident | undefined>;
  /** Who works here and who ever did. */
  readonly colleagues: () => Promise<readonly KnownColleague[]>;
  /** What must be known of somebody chosen; nothing where there is nothing to know. */
  readonly Warnings: ComponentType<{ readonly id: string }>;
}

const nobody: People = {
  findResidents: () => Promise.resolve([]),
  residentOf: () => Promise.resolve(undefined),
  colleagues: () => Promise.resolve([]),
  Warnings: () => null,
};

export const PeopleContext = createContext<People>(nobody);

export function usePeople(): People {
  return useContext(PeopleContext);
}
