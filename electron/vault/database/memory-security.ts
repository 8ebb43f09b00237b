// SQLCipher locks each piece of memory it works in against swapping and wipes it when given back. Always on.
// Named in one file so that tests of rules and stores can stand in for it: nothing in the product turns it off.
export const MEMORY_SECURITY = 'cipher_memory_security = ON';

/** What the pragma reads back as on an open file. */
export const MEMORY_SECURITY_READS = '1';
