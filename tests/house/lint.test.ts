// Each lint rule is seen refusing a probe; a sound file passes.
import { expect, it } from 'vitest';
import { probeTree, runIn } from './probe-tree';

interface Probe {
  readonly rule: string;
  readonly file: string;
  readonly says: string;
}

const PROBES: readonly Probe[] = [
  {
    rule: '@typescript-eslint/no-floating-promises',
    file: 'electron/vault/floating.ts',
    says: 'export async function later(): Promise<void> {}\nexport function now(): void {\n  later();\n}\n',
  },
  {
    rule: '@typescript-eslint/no-misused-promises',
    file: 'electron/vault/misused.ts',
    says: 'export const later = async (): Promise<boolean> => true;\nif (later()) throw new Error();\n',
  },
  {
    rule: '@typescript-eslint/await-thenable',
    file: 'electron/vault/thenable.ts',
    says: 'export async function wait(): Promise<number> {\n  return await 1;\n}\n',
  },
  {
    rule: '@typescript-eslint/switch-exhaustiveness-check',
    file: 'src/kernel/switch.ts',
    says: "export function of(word: 'a' | 'b'): number {\n  switch (word) {\n    case 'a':\n      return 1;\n  }\n  return 0;\n}\n",
  },
  {
    rule: '@typescript-eslint/only-throw-error',
    file: 'src/kernel/throwing.ts',
    says: "export function fail(): never {\n  throw 'words';\n}\n",
  },
  {
    rule: '@typescript-eslint/ban-ts-comment',
    file: 'src/kernel/silenced.ts',
    says: "// @ts-ignore\nexport const a: number = 'text';\n",
  },
  {
    rule: '@typescript-eslint/max-params',
    file: 'src/kernel/many.ts',
    says: 'export const four = (a: number, b: number, c: number, d: number): number => a + b + c + d;\n',
  },
  {
    rule: 'eqeqeq',
    file: 'src/kernel/loose.ts',
    says: 'export const same = (a: unknown): boolean => a == 1;\n',
  },
  { rule: 'no-console', file: 'src/kernel/loud.ts', says: 'console.log(1);\nexport {};\n' },
  restricted(
    'no-restricted-properties',
    'src/features/stays/clock.ts',
    'export const now = Date.now();',
  ),
  restricted(
    'no-restricted-properties',
    'src/kernel/chance.ts',
    'export const dice = Math.random();',
  ),
  restricted('no-restricted-syntax', 'src/contract/today.ts', 'export const today = new Date();'),
  restricted('no-restricted-syntax', 'src/contract/called.ts', 'export const today = Date();'),
  restricted('no-restricted-syntax', 'electron/main/default.ts', 'export default 1;'),
  restricted(
    'no-restricted-syntax',
    'electron/main/other-window.ts',
    "import { BrowserWindow } from 'electron';\nexport const window = new BrowserWindow({});",
  ),
  restricted(
    'no-restricted-syntax',
    'electron/main/outside.ts',
    "import { shell } from 'electron';\nexport const leave = () => shell.openExternal('https://x');",
  ),
  restricted(
    'no-restricted-syntax',
    'electron/main/window.ts',
    "import type { WebContents } from 'electron';\nexport const run = (page: WebContents) => page.executeJavaScript('1');",
  ),
  restricted('no-restricted-syntax', 'electron/vault/evaluated.ts', "export const a = eval('1');"),
  restricted('no-restricted-syntax', 'src/ui/made.ts', "export const a = new Function('1');"),
  restricted('no-restricted-syntax', 'electron/main/enum.ts', 'export enum Colour { Red }'),
  restricted(
    'no-restricted-syntax',
    'src/ui/web-crypto.ts',
    'export const digest = (of: ArrayBuffer) => crypto.subtle.digest("SHA-256", of);',
  ),
  restricted(
    'no-restricted-syntax',
    'electron/vault/keys/web-crypto.ts',
    'export const a = globalThis.crypto.subtle;',
  ),
  restricted(
    'no-restricted-syntax',
    'electron/vault/records/cast-column.ts',
    "declare const text: (row: object, column: string) => string;\nexport const of = (row: object) => text(row, 'kind') as 'a' | 'b';",
  ),
  restricted(
    'no-restricted-syntax',
    'electron/vault/records/template.ts',
    'export const rows = (db: { all(sql: string): void }, id: string): void => db.all(`SELECT ${id}`);',
  ),
  restricted(
    'no-restricted-syntax',
    'electron/vault/database/joined.ts',
    "export const rows = (db: { exec(sql: string): void }, id: string): void => db.exec('DELETE ' + id);",
  ),
  restricted(
    'no-restricted-imports',
    'electron/vault/ipc.ts',
    "import { ipcMain } from 'electron';\nexport const a = ipcMain;",
  ),
  restricted(
    'no-restricted-imports',
    'electron/main/renderer.ts',
    "import { ipcRenderer } from 'electron';\nexport const a = ipcRenderer;",
  ),
  restricted(
    'no-restricted-imports',
    'electron/preload/main.ts',
    "import { ipcMain } from 'electron';\nexport const a = ipcMain;",
  ),
  restricted(
    'i18next/no-literal-string',
    'src/ui/words.tsx',
    'export const Page = () => <p>Residents</p>;',
  ),
  restricted(
    'no-restricted-syntax',
    'src/ui/quoted.tsx',
    "export const A = () => <p>{'Residents'}</p>;",
  ),
  restricted(
    'no-restricted-syntax',
    'src/ui/choice.tsx',
    "export const A = ({ on }: { on: boolean }) => <p>{on ? 'Yes' : null}</p>;",
  ),
  restricted(
    'no-restricted-syntax',
    'src/ui/label.tsx',
    'export const A = () => <p aria-label="Residents" />;',
  ),
  restricted(
    'no-restricted-syntax',
    'src/ui/styled.tsx',
    'export const A = () => <p style={{ color: "red" }} />;',
  ),
  restricted(
    'react-hooks/rules-of-hooks',
    'src/features/stays/screens/hooks.tsx',
    "import { useState } from 'react';\nexport function A({ on }: { on: boolean }) {\n  if (on) useState(1);\n  return null;\n}",
  ),
  restricted(
    'react-hooks/exhaustive-deps',
    'src/app/deps.tsx',
    "import { useEffect } from 'react';\nexport function A({ go }: { go: () => void }) {\n  useEffect(() => go(), []);\n  return null;\n}",
  ),
];

function restricted(rule: string, file: string, says: string): Probe {
  return { rule, file, says: `${says}\n` };
}

const SOUND: Readonly<Record<string, string>> = {
  'src/kernel/sound.ts': 'export const of = (instant: string): Date => new Date(instant);\n',
  'src/ui/sound.tsx':
    'export const A = ({ text }: { text: string }) => <p title={text}>{text} - 1</p>;\n',
  'electron/main/sound.ts': "import { ipcMain } from 'electron';\nexport const a = ipcMain;\n",
  'electron/vault/records/sound.ts':
    "export const rows = (db: { all(sql: string): void }): void => db.all('SELECT 1 ' + 'FROM one');\n",
};

interface LintResult {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
}

it('refuses each probe by its rule and passes sound files', () => {
  const probes = Object.fromEntries(PROBES.map(({ file, says }) => [file, says]));
  const tree = probeTree({ ...SOUND, ...probes });
  const results = JSON.parse(
    runIn(tree, 'eslint/bin/eslint.js', '.', '-f', 'json'),
  ) as LintResult[];
  const seen = new Map(
    results.map(({ filePath, messages }) => [
      filePath.slice(filePath.indexOf(tree) + tree.length + 1),
      messages,
    ]),
  );
  for (const { file, rule } of PROBES) {
    expect(
      seen.get(file)?.map(({ ruleId }) => ruleId),
      file,
    ).toContain(rule);
  }
  for (const file of Object.keys(SOUND)) expect(seen.get(file), file).toEqual([]);
}, 120_000);
