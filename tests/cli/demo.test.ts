// The demo's promise: the same seed gives the same summary content, another seed another one.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDemo } from '../../electron/cli/demo-shelter';
import { contentBytes, readPayload } from '../../src/features/summaries/index';

let folder: string;

async function contentOf(name: string, seed: number): Promise<string> {
  const said: string[] = [];
  const out = await makeDemo({
    folder: join(folder, name),
    residents: 16,
    seed,
    say: (line) => said.push(line),
    print: async () => {
      const document = await PDFDocument.create();
      document.addPage([200, 100]).drawText('summary');
      return document.save();
    },
  });
  expect(said.some((line) => line.startsWith('2025-'))).toBe(true);
  const names = readdirSync(out);
  expect(names.filter((each) => each.endsWith('.pdf'))).toHaveLength(2);
  expect(readdirSync(join(out, 'trust'))).toHaveLength(1);
  const json = names.find((each) => each.endsWith('.json')) ?? '';
  const read = readPayload(readFileSync(join(out, json)));
  if (!read.ok) throw new Error(read.refusal.code);
  return new TextDecoder().decode(contentBytes(read.value.content));
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kanaf-demo-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the demo', () => {
  it('gives the same content bytes for the same seed and others for another', async () => {
    const first = await contentOf('first', 7);
    expect(await contentOf('second', 7)).toBe(first);
    expect(await contentOf('third', 8)).not.toBe(first);
  }, 120_000);
});
