// What runs a second time inside Electron's own Node: what can differ there. Rules, stores and use cases are the same code on
// the same driver; the ciphers (BoringSSL), the driver's build for this program and the process around them are not.

/** Folders and files of tests, each with what differs. */
export const IN_ELECTRON = {
  'tests/vault/keys/': 'ciphers, key derivation and random bytes come from BoringSSL',
  'tests/vault/database/': 'the driver is loaded by another program, with its threads and files',
  'tests/vault/signing/': 'certificates and signatures over the other ciphers',
  'tests/print/': 'papers, in the program that prints them',
  'tests/vault/first-version.test.ts': 'what was written elsewhere opens here',
  'tests/vault/stranger.test.ts': 'what is written here opens elsewhere',
  'tests/vault/gate/first-day.test.ts': 'founding, locking and unlocking with all of it together',
  'tests/vault/gate/self-test.test.ts': 'published vectors at each start',
  'tests/vault/gate/device-secret.test.ts': 'the secret of a computer in every slot',
  'tests/vault/gate/recovery.test.ts': 'in with the papers: Shamir, word lists and slots',
  'tests/vault/host/host.test.ts': 'one call from message to answer',
  'tests/vault/host/desk.test.ts': 'messages over ports',
  'tests/vault/audit/checkpoint.test.ts': 'signed checkpoints of the trail',
  'tests/vault/backup/make-backup.test.ts': 'files copied, hashed and named in a manifest',
};
