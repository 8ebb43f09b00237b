// How much one file of strangers may cost before its checking is given up.

/** A summary takes well under a second. */
export const CHECK_PATIENCE_MS = 10_000;
/** Memory that the checking process may fill, in megabytes. */
export const CHECK_MEMORY_MB = 192;
