// Finding a resident without knowing where they are kept: the app hands its own way of asking in.
import { type ComponentType, createContext, useContext } from 'react';
import type { ResidentId } from '../kernel/ids';

export interface FoundResident {
  readonly id: ResidentId;
  readonly caseNumber: string;
  /** Null for who may not see it. */
  readonly name: string | null;
  readonly isInHouse: boolean;
}

export interface People {
  /** In any spelling, by file number or room; best first. */
  readonly findResidents: (text: string) => Promise<readonly FoundResident[]>;
  /** Who it is, where only the id was kept; undefined where that cannot be found out. */
  readonly residentOf: (id: string) => Promise<FoundResident | undefined>;
  /** What must be known of somebody chosen; nothing where there is nothing to know. */
  readonly Warnings: ComponentType<{ readonly id: string }>;
}

const nobody: People = {
  findResidents: () => Promise.resolve([]),
  residentOf: () => Promise.resolve(undefined),
  Warnings: () => null,
};

export const PeopleContext = createContext<People>(nobody);

export function usePeople(): People {
  return useContext(PeopleContext);
}
