// Rules, use cases, contract and the encrypted vault in Node; screens in jsdom.
// Journeys, faults and benches have their own commands.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const shared = {
  testTimeout: 30_000,
  hookTimeout: 30_000,
  setupFiles: ['tests/support/remembered-keys.ts'],
};

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
          exclude: [
            'tests/window/**',
            'tests/journeys/**',
            'tests/faults/**',
            'tests/bench/**',
            'tests/interop/**',
          ],
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'window',
          environment: 'jsdom',
          include: ['tests/window/**/*.test.{ts,tsx}'],
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
