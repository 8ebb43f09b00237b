// Half of every test with a vault went into deriving the same keys from the same passphrases. Each is really derived
// once in a file of tests, by the real library, and then remembered. Journeys, children of the faults and benches are
// programs of their own and derive each time.
import { vi } from 'vitest';

vi.mock('@node-rs/argon2', async (original) => {
  const { hashRaw } = await original<typeof import('@node-rs/argon2')>();
  const derived = new Map<string, Uint8Array>();
  const remembering: typeof hashRaw = async (passphrase, options) => {
    const bytes = [Buffer.from(passphrase), Buffer.from(options?.salt ?? [])];
    const asked = JSON.stringify([bytes, { ...options, salt: undefined }]);
    const key = derived.get(asked) ?? (await hashRaw(passphrase, options));
    derived.set(asked, key);
    // A copy: whoever asked wipes what they got.
    return Buffer.from(key);
  };
  return { hashRaw: remembering };
});
