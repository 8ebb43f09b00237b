// The tabs of a resident's file as one reads it, from who she is to who looked; a line stands between the groups.
import type { Door } from '../door';

const TAB_GROUPS: readonly (readonly string[])[] = [
  ['overview', 'timeline'],
  ['person', 'people', 'papers', 'consent'],
  ['events', 'law', 'work', 'services'],
  ['plan', 'progress', 'health', 'notes', 'left'],
  ['who-looked', 'keeping'],
];

export interface OrderedTab {
  readonly door: Door;
  /** The first tab of a group that is not the first group. */
  readonly startsGroup: boolean;
}

/** Throws where a tab has no place in the order. */
export function inOrder(tabs: readonly Door[]): readonly OrderedTab[] {
  const lost = tabs.find(({ id }) => !TAB_GROUPS.flat().includes(id));
  if (lost !== undefined) throw new Error(`the tab ${lost.id} has no place in a file`);
  return TAB_GROUPS.flatMap((group, place) =>
    group
      .flatMap((id) => tabs.filter((door) => door.id === id))
      .map((door, at) => ({ door, startsGroup: at === 0 && place > 0 })),
  );
}
