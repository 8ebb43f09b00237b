// What changing the shelter's settings needs of the records.
import {
  instantColumn,
  jsonColumn,
  onlyRowColumn,
  staffColumn,
  table,
  versionColumn,
} from '../../kernel/columns';
import type { Instant } from '../../kernel/use-case';
import { type PersonGroup, type ShelterSettings, shelterSettings } from './shelter';

export const SHELTER = table('shelter', {
  onlyRow: onlyRowColumn(),
  version: versionColumn(),
  settings: jsonColumn(shelterSettings),
});

export const SHELTER_FORMER = table('shelter_former', {
  version: versionColumn(),
  settings: jsonColumn(shelterSettings),
  until: instantColumn(),
  staffId: staffColumn(),
});

export interface KeptSettings {
  readonly settings: ShelterSettings;
  /** Rises with every change. */
  readonly version: number;
}

/** Settings as they were until somebody changed them. */
export interface FormerSettings extends KeptSettings {
  readonly until: Instant;
  readonly staffCode: string;
}

export interface ShelterRead {
  current(): KeptSettings;
  /** Newest first. */
  former(): readonly FormerSettings[];
  /** True once a signing certificate names the facility code. */
  codeIsSigned(): boolean;
  /** Those of the groups of which somebody lives here now. */
  groupsInHouse(groups: readonly PersonGroup[]): readonly PersonGroup[];
}

export interface ShelterWrite extends ShelterRead {
  /** Keeps what was, with who changed it, and saves the next version. */
  save(settings: ShelterSettings, at: Instant): void;
}
