// What lies over the page. One at a time: a second one takes the place of the first.
export type Sheet = 'search' | 'help' | 'shortcuts';
