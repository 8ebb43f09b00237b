// Rules, use cases, contract and the encrypted vault in Node; screens in jsdom.
// Journeys, faults and benches have their own commands.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// Files of tests that get a process and all modules of their own; the others share the modules of their worker.
// Each costs the start of a process and the loading of everything it uses.

/** Stand in for a module of the product. */
const STANDING_IN = [
  'tests/vault/gate/network-folder.test.ts',
  'tests/vault/forging/**/*.test.ts',
  'tests/main/**/*.test.ts',
];
/** Nothing is stood in for beneath these: they ask about the ciphers and about memory as the product has them. */
const AS_SHIPPED = [
  // Memory locked and wiped is a switch of the whole process.
  'tests/vault/database/**/*.test.ts',
  'tests/vault/gate/first-day.test.ts',
  'tests/vault/keys/suite.test.ts',
];

const shared = {
  testTimeout: 60_000,
  hookTimeout: 60_000,
  setupFiles: ['tests/support/remembered-keys.ts'],
  env: { KANAF_QUICK_KEYS: '1' },
  restoreMocks: true,
  unstubGlobals: true,
  unstubEnvs: true,
};

// Inside Electron everything is as it is shipped: that is what those tests are there for.
const STAND_INS =
  process.versions['electron'] === undefined
    ? ['tests/support/ready-keys.ts', 'tests/support/unlocked-memory.ts']
    : [];

const apart = [
  'tests/window/**',
  'tests/journeys/**',
  'tests/proofs/**',
  'tests/faults/**',
  'tests/bench/**',
  'tests/interop/**',
];

export default defineConfig({
  plugins: [react()],
  test: {
    ...shared,
    // Both cores: by itself the runner would leave one idle.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'node',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: [...apart, ...STANDING_IN, ...AS_SHIPPED],
          // A worker loads each module once, for all its files: half of the time went into loading them again.
          isolate: false,
          setupFiles: [...shared.setupFiles, ...STAND_INS, 'tests/support/nothing-left.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'standing-in',
          environment: 'node',
          include: STANDING_IN,
          setupFiles: [...shared.setupFiles, ...STAND_INS],
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'as-shipped',
          environment: 'node',
          include: AS_SHIPPED,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'window',
          environment: 'jsdom',
          include: ['tests/window/**/*.test.{ts,tsx}'],
          isolate: false,
          setupFiles: [...shared.setupFiles, 'tests/support/nothing-left.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'interop',
          environment: 'node',
          include: process.env['KANAF_INTEROP'] === undefined ? [] : ['tests/interop/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'faults',
          environment: 'node',
          include: process.env['FAULTS'] === undefined ? [] : ['tests/faults/**/*.test.ts'],
          globalSetup: ['tests/faults/children.ts'],
          testTimeout: 600_000,
        },
      },
    ],
  },
});
