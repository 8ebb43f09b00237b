// Which residents a list shows. One choice at a time; the first is where every day begins.
export const LIST_FILTERS = ['in-house', 'exited', 'all'] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];
