// Somebody closes the window in the moment it appears: the vault process is only just starting, and ends with the app.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import electron from 'electron';
import { APP } from './support/places';

/** It once went down in one of three. */
const TIMES = 8;
const AS_ROOT = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

test(`opened and closed at once, ${TIMES} times`, () => {
  const profile = mkdtempSync(join(tmpdir(), 'kanaf-closing-'));
  try {
    for (let nth = 1; nth <= TIMES; nth += 1) {
      const given = [...AS_ROOT, APP, `--profile=${profile}`, '--smoke'];
      const { status, signal, stdout } = spawnSync(String(electron), given, {
        encoding: 'utf8',
        timeout: 60_000,
      });
      expect({ nth, status, signal }).toEqual({ nth, status: 0, signal: null });
      expect(stdout).toMatch(/^ready in \d+ ms/mu);
    }
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
});
