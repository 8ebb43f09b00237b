// The compiler's walls: what each room cannot even name, and the strictness every room shares.
import { expect, it } from 'vitest';
import { probeTree, runIn } from './probe-tree';

const PROBES: readonly { readonly file: string; readonly says: string; readonly error: string }[] =
  [
    { file: 'src/kernel/dom.ts', says: 'export const a = document.title;', error: 'TS2584' },
    { file: 'src/kernel/node.ts', says: 'export const a = process.pid;', error: 'TS2591' },
    {
      file: 'src/features/stays/timer.ts',
      says: 'setTimeout(() => {}, 1);\nexport {};',
      error: 'TS2304',
    },
    {
      file: 'src/kernel/newer.ts',
      says: 'export const a = Object.groupBy([1], String);',
      error: 'TS2550',
    },
    { file: 'src/app/node.ts', says: 'export const a = process.pid;', error: 'TS2591' },
    { file: 'electron/importer/node.ts', says: 'export const a = process.pid;', error: 'TS2591' },
    { file: 'electron/vault/dom.ts', says: 'export const a = document.title;', error: 'TS2584' },
    { file: 'src/kernel/strict.ts', says: 'export const a: string = null;', error: 'TS2322' },
    {
      file: 'src/kernel/indexed.ts',
      says: 'export const first = (list: readonly string[]): string => list[0];',
      error: 'TS2322',
    },
    {
      file: 'src/kernel/exact.ts',
      says: 'export const a: { b?: string } = { b: undefined };',
      error: 'TS2375',
    },
    {
      file: 'src/kernel/override.ts',
      says: 'class A { go(): void {} }\nexport class B extends A { go(): void {} }',
      error: 'TS4114',
    },
    {
      file: 'src/kernel/returns.ts',
      says: 'export function a(on: boolean) {\n  if (on) return 1;\n}',
      error: 'TS7030',
    },
    {
      file: 'src/kernel/fall.ts',
      says: "export function a(on: string): number {\n  let n = 0;\n  switch (on) {\n    case 'a':\n      n = 1;\n    case 'b':\n      n = 2;\n  }\n  return n;\n}",
      error: 'TS7029',
    },
    {
      file: 'src/kernel/verbatim.ts',
      says: "import { Only } from './only';\nexport const a: Only = 1;",
      error: 'TS1484',
    },
  ];

const SOUND = {
  'src/kernel/only.ts': 'export type Only = number;\n',
  'src/app/sound.ts': 'export const a = document.title;\n',
  'electron/vault/sound.ts': 'export const a = process.pid;\n',
  'electron/importer/sound.ts': 'export const a = new TextDecoder();\n',
  'electron/preload/sound.ts': 'export const a = location.pathname;\n',
};

it('refuses each probe where it stands and passes sound files', () => {
  const probes = Object.fromEntries(PROBES.map(({ file, says }) => [file, `${says}\n`]));
  const tree = probeTree({ ...SOUND, ...probes });
  const seen = runIn(tree, 'typescript-native/bin/tsc', '-b', '--pretty', 'false').split('\n');
  for (const { file, error } of PROBES) {
    const lines = seen.filter((line) => line.startsWith(`${file}(`));
    expect(
      lines.some((line) => line.includes(`error ${error}:`)),
      `${file}: ${lines.join()}`,
    ).toBe(true);
  }
  for (const file of Object.keys(SOUND)) {
    expect(seen.filter((line) => line.startsWith(`${file}(`))).toEqual([]);
  }
}, 120_000);
