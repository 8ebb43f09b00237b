// Each import rule is seen refusing a probe, and nothing else is refused.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { doorsOf } from '../../scripts/check/doors.mjs';
import { probeTree, ROOT, runIn } from './probe-tree';

interface Probe {
  readonly from: string;
  readonly says: string;
}

const NODE = "import { join } from 'node:path';\nexport const a = join;\n";
const importing = (path: string): string =>
  `import type { a } from '${path}';\nexport type b = typeof a;\n`;

interface Rule {
  readonly name: string;
  readonly comment: string;
}
const RULES = (
  createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs')) as {
    readonly forbidden: readonly Rule[];
  }
).forbidden;
const ROOM_RULE = /^vault-(.+)-knows-only-rooms-below$/;
/** Each room of the vault but the topmost reaches for the topmost. */
const ROOM_PROBES = Object.fromEntries(
  RULES.map(({ name }) => [name, ROOM_RULE.exec(name)?.[1]] as const)
    .filter(([, room]) => room !== undefined)
    .map(([name, room]) => [
      name,
      { from: `electron/vault/${room ?? ''}/upward.ts`, says: importing('../process/rooms') },
    ]),
);

const PROBES: Readonly<Record<string, Probe>> = {
  ...ROOM_PROBES,
  'no-circles': { from: 'src/kernel/about.ts', says: importing('./round') },
  'no-unresolved': { from: 'src/kernel/lost.ts', says: importing('./nowhere') },
  'core-stands-alone': { from: 'src/features/stays/node.ts', says: NODE },
  'kernel-knows-no-feature': {
    from: 'src/kernel/curious.ts',
    says: importing('../features/stays'),
  },
  'features-meet-at-the-front-door': {
    from: 'src/features/plans/back-door.ts',
    says: importing('../stays/stay'),
  },
  'electron-uses-the-front-door': {
    from: 'electron/vault/inside.ts',
    says: importing('../../src/features/stays/stay'),
  },
  'contract-only-assembles': {
    from: 'src/contract/rules.ts',
    says: importing('../features/stays/stay'),
  },
  'use-cases-run-in-the-vault': {
    from: 'src/features/stays/screens/deciding.tsx',
    says: importing('../use-cases'),
  },
  'records-serve-use-cases': {
    from: 'src/features/stays/screens/reading.tsx',
    says: importing('../records'),
  },
  'screens-belong-to-the-app': {
    from: 'src/ui/frame.tsx',
    says: importing('../features/stays/screens/stay-page'),
  },
  'nothing-knows-the-app': { from: 'src/ui/upward.tsx', says: importing('../app/main') },
  'ui-has-no-domain': { from: 'src/ui/knowing.tsx', says: importing('../features/stays') },
  'window-knows-only-src': {
    from: 'src/app/reaching.ts',
    says: importing('../../electron/vault/keys/suite'),
  },
  'window-has-no-node': { from: 'src/app/node.ts', says: NODE },
  'importer-has-no-keys': {
    from: 'electron/importer/greedy.ts',
    says: importing('../vault/keys/suite'),
  },
  'importer-has-no-node': { from: 'electron/importer/node.ts', says: NODE },
  'main-knows-no-vault-room': {
    from: 'electron/main/curious.ts',
    says: importing('../vault/keys/suite'),
  },
  'nothing-knows-main': { from: 'electron/cli/upward.ts', says: importing('../main/window') },
  'driver-behind-one-file': {
    from: 'electron/vault/records/driver.ts',
    says: "import Database from '@signalapp/sqlcipher';\nexport const a = Database;\n",
  },
  'sql-only-in-records-and-database': {
    from: 'electron/vault/host/sql.ts',
    says: importing('../database/driver'),
  },
  'vault-knows-no-electron': {
    from: 'electron/vault/records/app.ts',
    says: "import { app } from 'electron';\nexport const a = app;\n",
  },
  'vault-knows-no-window': {
    from: 'electron/vault/host/drawing.ts',
    says: importing('../../../src/ui/part'),
  },
  'migrations-are-frozen': {
    from: 'electron/vault/database/migrations/records/0001-living.ts',
    says: importing('../../../../../src/kernel/word'),
  },
  'crypto-only-in-few-rooms': {
    from: 'electron/vault/records/cipher.ts',
    says: "import { createHash } from 'node:crypto';\nexport const a = createHash;\n",
  },
  'release-and-machine-stand-alone': {
    from: 'electron/release/looking.ts',
    says: importing('../vault/keys/suite'),
  },
  'product-knows-no-test': {
    from: 'electron/main/leaning.ts',
    says: importing('../../tests/support/clock'),
  },
  'product-uses-listed-packages': {
    from: 'electron/main/tooling.ts',
    says: "import { it } from 'vitest';\nexport const a = it;\n",
  },
};

const A = 'export const a = 1;\n';
const SOUND = {
  'src/kernel/word.ts': A,
  'src/kernel/round.ts': importing('./about'),
  'src/features/stays/index.ts': "export { a } from './stay';\n",
  'src/features/stays/stay.ts': "export { a } from '../../kernel/word';\n",
  'src/features/stays/contract.ts': A,
  'src/features/stays/records.ts': A,
  'src/features/stays/use-cases.ts': importing('./records'),
  'src/features/stays/screens/stay-page.tsx': importing('../contract'),
  'src/ui/part.tsx': A,
  'src/app/main.ts':
    "export { b } from '../features/stays/screens/stay-page';\nexport const a = 1;\n",
  'electron/main/window.ts': A,
  'electron/vault/keys/suite.ts': A,
  'electron/vault/database/driver.ts': A,
  'electron/vault/process/rooms.ts': A,
  'tests/support/clock.ts': A,
};

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

it('refuses each probe by its rule and leaves the sound files alone', () => {
  const files = Object.fromEntries(Object.values(PROBES).map(({ from, says }) => [from, says]));
  const tree = probeTree({ ...SOUND, ...files });
  const cruise = 'dependency-cruiser/bin/dependency-cruise.mjs';
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src', 'electron'];
  const { summary } = JSON.parse(runIn(tree, cruise, ...args)) as {
    summary: { violations: readonly Violation[] };
  };
  const refused = new Map<string, string[]>();
  for (const { from, rule } of summary.violations) {
    refused.set(rule.name, [...(refused.get(rule.name) ?? []), from]);
  }
  for (const [rule, { from }] of Object.entries(PROBES))
    expect(refused.get(rule), rule).toContain(from);
  const probed = new Set([...Object.values(PROBES).map(({ from }) => from), 'src/kernel/round.ts']);
  const innocent = summary.violations.filter(({ from }) => !probed.has(from));
  expect(innocent).toEqual([]);
});

/** Where ciphers come from. Taking a module in is refused, so every function of it is: createECDH, sign, verify … */
const CIPHER_SOURCES = [
  'node:crypto',
  'crypto',
  '@node-rs/argon2',
  'hash-wasm',
  '@hpke/common',
  '@hpke/core',
  '@hpke/dhkem-x25519',
  'pkijs',
  'asn1js',
  'shamir-secret-sharing',
  '@scure/bip39',
];

it('refuses every source of ciphers outside keys, signing, audit and releases, however it is taken in', () => {
  const ways: readonly ((source: string) => string)[] = [
    (source) => `import * as all from '${source}';\nexport const a = all;\n`,
    (source) => `export const later = () => import('${source}');\n`,
  ];
  const probes = CIPHER_SOURCES.flatMap((source, at) =>
    ways.map((way, how) => [`electron/vault/records/source-${at}-${how}.ts`, way(source)] as const),
  );
  const allowed = ['electron/vault/keys/source.ts', 'electron/release/source.ts'].map(
    (file) => [file, ways[0]?.('node:crypto') ?? ''] as const,
  );
  const tree = probeTree({ ...SOUND, ...Object.fromEntries([...probes, ...allowed]) });
  const cruise = 'dependency-cruiser/bin/dependency-cruise.mjs';
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src', 'electron'];
  const { summary } = JSON.parse(runIn(tree, cruise, ...args)) as {
    summary: { violations: readonly Violation[] };
  };
  const refused = summary.violations
    .filter(({ rule }) => rule.name === 'crypto-only-in-few-rooms')
    .map(({ from }) => from);
  expect(refused.sort()).toEqual(probes.map(([file]) => file).sort());
});

it('has a probe for every rule, and a reason', () => {
  expect(RULES.map(({ name }) => name).sort()).toEqual(Object.keys(PROBES).sort());
  for (const { comment } of RULES) expect(comment.length).toBeGreaterThan(20);
});

it('fails when it finds no module', async () => {
  const empty = probeTree({ 'src/readme.txt': '', 'electron/readme.txt': '' });
  expect(await doorsOf(empty)).toMatchObject({
    code: 1,
    output: expect.stringContaining('no module') as string,
  });
});
