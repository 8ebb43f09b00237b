// `npm run proofs`: what can only be proved on the packaged app. Never retried.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/proofs',
  testMatch: '**/*.test.ts',
  testIgnore: process.env['KANAF_PROOFS'] === 'ci' ? ['**/*-debian.test.ts'] : [],
  outputDir: 'test-results/proofs',
  workers: 1,
  retries: 0,
  timeout: 300_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/proofs.json' }]],
});
