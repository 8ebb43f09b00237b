// What a room puts into the window, in one value: its pages, its place in the rail, its part of Today, where its drafts lead.
import type { ComponentType, ReactNode } from 'react';
import type { CompartmentNeeds } from '../kernel/compartments';
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

export interface RoomPages {
  readonly room: string;
  readonly path: string;
  readonly icon: IconName;
  /** Who is shown the door; the vault checks again. */
  readonly needs: CompartmentNeeds;
  readonly pages: readonly RoomPage[];
  readonly today?: ComponentType;
  /** Form of a draft to its page. */
  readonly drafts: Readonly<Record<string, (subjectId: string) => string>>;
}
