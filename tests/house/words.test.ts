// The checks of our own: languages, style sheets, file names; and what biome and knip refuse for us.
import { describe, expect, it } from 'vitest';
import { localeComplaints } from '../../scripts/check/locales.mjs';
import { nameComplaints } from '../../scripts/check/names.mjs';
import { styleComplaints } from '../../scripts/check/style-sheets.mjs';
import { probeTree, runIn } from './probe-tree';

const AR_FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];
const forms = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [`beds_${name}`, '{{count}}']));

function books(ar: object, en: object, code: string): string {
  return probeTree({
    'resources/locales/ar/stays.json': JSON.stringify(ar),
    'resources/locales/en/stays.json': JSON.stringify(en),
    'src/app/page.tsx': code,
  });
}

describe('languages', () => {
  const asks = "t('stays:title'); t('stays:beds', { count: 2 }); t(`stays:sex.${sex}`);";
  const ar = { title: 'إقامة {{name}}', ...forms(AR_FORMS), sex: { f: 'أنثى' } };
  const en = { title: 'Stay of {{name}}', ...forms(['one', 'other']), sex: { f: 'female' } };

  it('passes equal books', () => {
    expect(localeComplaints(books(ar, en, asks))).toEqual([]);
  });

  it('passes a form of the word for residents that only Arabic has', () => {
    const named = { ...ar, title: 'إقامة ال{{resident.one}} {{name}}' };
    expect(localeComplaints(books(named, en, asks))).toEqual([]);
  });

  it.each([
    ['a key one language lacks', { ...ar, sex: {} }, en, asks, 'ar has no stays:sex.f'],
    [
      'a different placeholder',
      { ...ar, title: '{{who}}' },
      en,
      asks,
      'stays:title has different placeholders',
    ],
    [
      'a missing Arabic plural form',
      { ...ar, beds_two: undefined },
      en,
      asks,
      'ar stays:beds has no form _two',
    ],
    [
      'a form of the Arabic word for residents in English',
      ar,
      { ...en, title: 'Stay of {{name}}, {{resident.one}}' },
      asks,
      'en stays:title names a form of the Arabic word for residents',
    ],
    ['a key nobody wrote', ar, en, `${asks} t('stays:gone');`, 'asks for stays:gone'],
    [
      'a key nobody asks for',
      ar,
      en,
      asks.replace("t('stays:title');", ''),
      'nobody asks for stays:title',
    ],
  ])('refuses %s', (_name, left, right, code, complaint) => {
    expect(localeComplaints(books(left, right, code)).join('\n')).toContain(complaint);
  });
});

describe('style sheets', () => {
  it.each(['left: 0;', 'margin-right: 1px;', 'text-align: left;', 'border-top-left-radius: 1px;'])(
    'refuses %s',
    (line) => {
      const tree = probeTree({ 'src/ui/css/probe.css': `a { ${line} }\n` });
      expect(styleComplaints(tree)).toHaveLength(1);
    },
  );

  it('passes logical properties and comments', () => {
    const css = '/* left: 0 */\na { inset-inline-start: 0; text-align: start; }\n';
    expect(styleComplaints(probeTree({ 'src/ui/css/probe.css': css }))).toEqual([]);
  });
});

describe('file names', () => {
  it.each(['src/kernel/myFile.ts', 'src/kernel/date-utils.ts', 'electron/main/manager.ts'])(
    'refuses %s',
    (path) => {
      expect(nameComplaints(probeTree({ [path]: '' }))).toHaveLength(1);
    },
  );

  it('passes a plain name', () => {
    expect(nameComplaints(probeTree({ 'src/kernel/partial-date.ts': '' }))).toEqual([]);
  });
});

describe('biome', () => {
  const biome = (text: string): string =>
    runIn(
      probeTree({ 'src/ui/probe.tsx': text }),
      '@biomejs/biome/bin/biome',
      'ci',
      '--colors=off',
      'src',
    );

  it('refuses any', () => {
    expect(biome('export const a: any = 1;\n')).toContain('lint/suspicious/noExplicitAny');
  });
  it('refuses a picture without words', () => {
    expect(biome('export const A = () => <img src="a.png" />;\n')).toContain(
      'lint/a11y/useAltText',
    );
  });
  it('refuses another layout', () => {
    expect(biome('export const a = "text"\n')).toContain('format');
  });
  it('passes a sound file', () => {
    expect(biome("export const a = 'text';\n")).toContain('No fixes applied');
  });
});

it('knip refuses code that nothing uses', () => {
  const tree = probeTree({
    'src/app/main.ts': "import { used } from './used';\nused();\n",
    'src/app/used.ts': 'export const used = () => 1;\nexport const idle = () => 2;\n',
    'src/app/alone.ts': 'export const alone = 1;\n',
  });
  const said = runIn(tree, 'knip/bin/knip.js', '--no-progress', '--include', 'files,exports');
  expect(said).toContain('src/app/alone.ts');
  expect(said).toContain('idle');
  expect(said).not.toMatch(/used\s+src\/app\/used/);
});
