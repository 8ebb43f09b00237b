/** What the header of every vault that this program writes says as `formatVersion`; a release names it too. */
export const VAULT_FORMAT = 1 as const;
