// `kanaf verify` as a stranger would use it: files in a folder, certificates in another, an exit code and a sentence.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { PDFDocument } from 'pdf-lib';
import { readCommandLine } from '../../electron/cli/command-line';
import { makeDemo } from '../../electron/cli/demo-shelter';
import { verifyCommand } from '../../electron/cli/verify-command';
import { Voice } from '../../electron/cli/voice';
import type { CalendarDate } from '../../src/kernel/calendar-date';

let folder: string;
let out: string;
let trust: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kanaf-verify-'));
  out = await makeDemo({
    folder,
    residents: 6,
    seed: 3,
    today: '2026-06-15' as CalendarDate,
    say: () => undefined,
    print: async () => {
      const document = await PDFDocument.create();
      document.addPage([200, 100]).drawText('summary');
      return document.save();
    },
  });
  trust = join(out, 'trust');
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => {
  vi.restoreAllMocks();
});

function fileEnding(ending: string): string {
  const name = readdirSync(out).find((each) => each.endsWith(ending));
  if (name === undefined) throw new Error(`no ${ending} was made`);
  return join(out, name);
}

async function verify(argv: readonly string[], language = 'en') {
  const said: string[] = [];
  const complained: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => complained.push(String(text)) > 0);
  const line = readCommandLine(['verify', ...argv]);
  if (line === undefined) throw new Error('the line was not understood');
  const code = await verifyCommand(line, new Voice(language));
  vi.restoreAllMocks();
  return { code, said: said.join(''), complained: complained.join('') };
}

describe('kanaf verify', () => {
  it.each(['.ar.pdf', '.en.pdf', '.json', '.p7s'])(
    'accepts the %s that the shelter handed over',
    async (ending) => {
      const { code, said } = await verify([fileEnding(ending), '--trust', trust]);
      expect(said).toContain('accepted\nfacility      EG-TRN-01');
      expect(code).toBe(0);
    },
  );

  it('says the same to a program, as JSON', async () => {
    const { code, said } = await verify([fileEnding('.en.pdf'), '--trust', trust, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(said)).toMatchObject({
      outcome: 'accepted',
      evidence: { facilityCode: 'EG-TRN-01' },
      content: { period: { from: '2025-01-01', to: '2026-01-01' } },
    });
  });

  it.each([
    ['en', 'The content was changed after signing'],
    ['ar', 'تغيَّر المحتوى بعد التوقيع'],
  ])('refuses a changed figure with its code and a sentence in %s', async (language, sentence) => {
    const json = readFileSync(fileEnding('.json'), 'utf8');
    const changed = join(folder, `changed-${language}.json`);
    writeFileSync(changed, json.replace('"k":5', '"k":6'));
    writeFileSync(`${changed}.p7s`, readFileSync(fileEnding('.p7s')));
    const { code, complained } = await verify([changed, '--trust', trust], language);
    expect(complained).toContain('verify.changed: ');
    expect(complained).toContain(sentence);
    expect(code).toBe(2);
  });

  it('does not accept a signer whom nobody vouched for', async () => {
    const nobody = join(folder, 'nobody');
    mkdirSync(nobody);
    const { code, complained } = await verify([fileEnding('.ar.pdf'), '--trust', nobody]);
    expect(complained).toContain('verify.unknown-signer');
    expect(code).toBe(2);
  });

  it.each([
    ['empty', '', 'verify.empty'],
    ['not a summary', 'GIF89a', 'verify.unknown-type'],
    ['cut', '%PDF-1.7\n1 0 obj', 'verify.'],
  ])('refuses a file that is %s', async (name, content, expected) => {
    const path = join(folder, `${name}.pdf`);
    writeFileSync(path, content);
    const { code, complained } = await verify([path, '--trust', trust]);
    expect(complained).toContain(expected);
    expect(code).toBe(2);
  });

  it('refuses a file that is not there and a line without --trust', async () => {
    expect((await verify([join(folder, 'nothing'), '--trust', trust])).code).toBe(2);
    expect((await verify([fileEnding('.json')])).code).toBe(64);
  });
});
