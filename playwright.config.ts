// A worker's day in the real Electron app. Never retried: a journey that fails once has failed.
import { defineConfig } from '@playwright/test';

/** `npm test` gives a screen to each of its workers; without them one worker uses the screen there is. */
const displays = (process.env['KANAF_DISPLAYS'] ?? '').split(' ');
const own = displays[Number(process.env['TEST_PARALLEL_INDEX'] ?? 0)];
if (own !== undefined && own !== '') process.env['DISPLAY'] = own;

export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '**/*.test.ts',
  outputDir: 'test-results',
  workers: displays.length,
  retries: 0,
  timeout: 300_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/journeys.json' }]],
});
