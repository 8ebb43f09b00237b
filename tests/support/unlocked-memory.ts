// SQLCipher locks and wipes each allocation: a third of the time of the tests of stores, and nothing they ask about.
// The product has no such switch: only a stand-in for the file that names it, which exists in tests alone, leaves it off.
import { vi } from 'vitest';

vi.mock('../../electron/vault/database/memory-security', () => ({
  MEMORY_SECURITY: 'cipher_memory_security = OFF',
  MEMORY_SECURITY_READS: '0',
}));
