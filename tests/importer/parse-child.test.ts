import { spawnSync } from 'node:child_process';
import { build } from 'vite';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { FILE_LIMITS, ParsedFileCollector, type CollectorState } from '../../src/features/imports';
import { ctdcBytes } from '../support/ctdc';
import { utf8 } from '../support/workbooks';

const root = path.resolve(import.meta.dirname, '../..');
const out = mkdtempSync(path.join(tmpdir(), 'kanaf-child-'));
const child = path.join(out, 'parse-child.mjs');

function answerTo(input: Uint8Array, name: string): CollectorState {
  const done = spawnSync(process.execPath, [child, name], { input, maxBuffer: 1 << 28 });
  const collector = new ParsedFileCollector();
  let state: CollectorState = { kind: 'waiting' };
  for (const line of done.stdout
    .toString()
    .split('\n')
    .filter((text) => text !== '')) {
    state = collector.take(JSON.parse(line));
  }
  return state;
}

describe('the command line’s parsing process', () => {
  beforeAll(async () => {
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      ssr: { noExternal: true },
      build: {
        ssr: path.join(root, 'electron/cli/parse-child.ts'),
        outDir: out,
        target: 'node20',
        rollupOptions: { output: { entryFileNames: 'parse-child.mjs' } },
      },
    });
  });

  it('hands a real file over whole', () => {
    const state = answerTo(ctdcBytes(), 'CTDC.csv');
    expect(state.kind === 'parsed' ? state.file.sheets[0]?.rows.length : state).toBe(21_196);
  });

  it('refuses with a code and reads no more than the limit', () => {
    expect(answerTo(utf8('%PDF-1.7'), 'a.xlsx')).toMatchObject({
      refusal: { code: 'imports.is-pdf' },
    });
    expect(answerTo(new Uint8Array(FILE_LIMITS.bytes + 70_000), 'a.csv')).toMatchObject({
      refusal: { code: 'imports.file-too-large' },
    });
  });
});
