// What a file of people may be: a shelter's own list, an HTCDS export, or the public archive of CTDC.
export const IMPORT_KINDS = ['own-list', 'htcds', 'ctdc'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];
