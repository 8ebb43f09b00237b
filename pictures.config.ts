// Pictures of the demo, taken in the real app: `npm run pictures`. No test of the day runs here.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/journeys/screens',
  testMatch: '*.pictures.ts',
  outputDir: 'test-results/pictures',
  workers: 1,
  retries: 0,
  timeout: 600_000,
  reporter: [['list']],
});
