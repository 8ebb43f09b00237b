// What a room puts into the window, in one value: its pages, its place in the rail or in a resident's file, its part of Today,
// where its drafts lead.
import type { ComponentType, ReactNode } from 'react';
import type { CompartmentNeeds } from '../kernel/compartments';
import type { FileSection } from '../kernel/file-sections';
import type { ResidentId } from '../kernel/ids';
import type { IconName } from './icon';

export interface RoomPage {
  /** `/visitors/$entryId`; the page reads the part by `useParam('entryId')`. */
  readonly path: string;
  readonly component: () => ReactNode;
  /** Where the page needs more than the room. */
  readonly needs?: CompartmentNeeds;
  /** Locale key of what is done there: the search box offers it by name. */
  readonly act?: string;
}

/** What a room about one resident shows in that resident's file. */
export interface FilePart {
  readonly section: FileSection;
  /** All of it, on the page of its section. */
  readonly whole: ComponentType<OfResident>;
  /** What stands on the first page of the file. */
  readonly first?: ComponentType<OfResident>;
}

export interface OfResident {
  readonly residentId: ResidentId;
}

export interface RoomPages {
  readonly room: string;
  readonly path: string;
  readonly icon: IconName;
  /** Who is shown the door; the vault checks again. */
  readonly needs: CompartmentNeeds;
  readonly pages: readonly RoomPage[];
  /** Left out: a register of the house, with a line in the rail. */
  readonly inFile?: FilePart;
  readonly today?: ComponentType;
  /** Form of a draft to its page. */
  readonly drafts: Readonly<Record<string, (subjectId: string) => string>>;
}
