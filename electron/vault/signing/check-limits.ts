// How much one file of strangers may cost before its checking is given up.

/** A summary takes about a second; a busy old computer needs longer. */
export const CHECK_PATIENCE_MS = 20_000;
/** Memory that the checking process may fill, in megabytes. */
export const CHECK_MEMORY_MB = 192;
