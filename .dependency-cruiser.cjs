// The doors of the house. Every rule says why it is there; type-only imports count too.
// tests/house shows each of them refusing a probe.
const BUILTIN = ['core'];
const CORE = '^src/(kernel|contract)/|^src/features/[^/]+/[^/]+\\.ts$';
const WINDOW = '^src/(ui|app)/|^src/features/[^/]+/screens/';
// The rooms of the vault from the ground up: a room may know those before it in this list, none behind it.
const VAULT_ROOMS = [
  'database',
  'keys',
  'print',
  'keyring',
  'deeds',
  'audit',
  'signing',
  'platform',
  'house-facts',
  'open-vault',
  'sealing',
  'name-search',
  'unlock',
  'recovery-papers',
  'second-person',
  'workshop',
  'summary-signing',
  'upgrade',
  'gate',
  'staff-changes',
  'renewal',
  'checks',
  'host',
  'backup',
  'records',
  'process',
];
// Arrows that still run upwards, file by file; whoever adds one says here why it cannot run down.
const UPWARD = [
  // What this computer remembers of the header lies in the same note as what it remembers of the trail.
  'keyring/header-known',
  // Raising the alarm of an old header opens the trail.
  'open-vault/header-alarm',
  // The next unlock finishes a change of keys that was cut short, and deals emergency shares anew.
  'gate/mending',
  'gate/session-start',
];
const WITHOUT_SQL = ['keys', 'signing', 'print', 'second-person', 'gate', 'host', 'process'];
const FROM_PACKAGES = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'];

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const roomRule = (room, at) =>
  rule(
    `vault-${room}-knows-only-rooms-below`,
    'A room that leans on the rooms above it cannot be read, tested or moved without them.',
    {
      path: `^electron/vault/${room}/`,
      pathNot: UPWARD.map((file) => `^electron/vault/${file}\\.ts$`),
    },
    { path: `^electron/vault/(${VAULT_ROOMS.slice(at + 1).join('|')})/` },
  );

module.exports = {
  forbidden: [
    rule(
      'no-circles',
      'A circle has no order in which it can be understood or tested.',
      {},
      { circular: true },
    ),
    rule('no-unresolved', 'What cannot be found cannot be checked.', {}, { couldNotResolve: true }),
    rule(
      'core-stands-alone',
      'Rules must run and be tested without Electron, Node or a window; zod and calendar arithmetic are all they need.',
      { path: CORE },
      {
        pathNot: [
          CORE,
          '^resources/country-packs/[^/]+\\.json$',
          'node_modules/(zod|@internationalized/date)/',
        ],
      },
    ),
    rule(
      'kernel-knows-no-feature',
      'The kernel is the few words that every room uses; it must outlive all of them.',
      { path: '^src/kernel/' },
      { path: '^src/', pathNot: '^src/kernel/' },
    ),
    rule(
      'features-meet-at-the-front-door',
      "A feature's inside may change without asking its neighbours; index.ts is what it promises.",
      { path: '^src/features/([^/]+)/' },
      {
        path: '^src/features/([^/]+)/',
        pathNot: ['^src/features/$1/', '^src/features/[^/]+/index\\.ts$'],
      },
    ),
    rule(
      'electron-uses-the-front-door',
      'Outside its feature a rule is reached through index.ts, contract.ts, records.ts or use-cases.ts.',
      { path: '^electron/' },
      {
        path: '^src/features/',
        pathNot: '^src/features/[^/]+/(index|contract|records|use-cases)\\.ts$',
      },
    ),
    rule(
      'contract-only-assembles',
      "src/contract gathers the features' contracts; rules live in the features.",
      { path: '^src/contract/' },
      { path: '^src/features/', pathNot: '^src/features/[^/]+/(contract|index)\\.ts$' },
    ),
    rule(
      'use-cases-run-in-the-vault',
      'Only where the keys are may a decision be taken; the window asks.',
      { pathNot: ['^electron/(vault|cli)/', '^tests/'] },
      { path: '^src/features/[^/]+/use-cases\\.ts$' },
    ),
    rule(
      'records-serve-use-cases',
      'A store is opened by its own use cases and filled by the vault.',
      {
        pathNot: [
          '^electron/(vault|cli)/',
          '^tests/',
          '^src/features/[^/]+/(?!contract\\.|index\\.)[^/]+\\.ts$',
        ],
      },
      { path: '^src/features/[^/]+/records\\.ts$' },
    ),
    rule(
      'screens-belong-to-the-app',
      'Screens are put in place by the app; no rule and no other feature knows them.',
      { pathNot: ['^src/app/', '^src/features/[^/]+/screens/', '^tests/'] },
      { path: '^src/features/[^/]+/screens/' },
    ),
    rule(
      'nothing-knows-the-app',
      'The app assembles; whoever imported it could not be used elsewhere.',
      { pathNot: ['^src/app/', '^tests/'] },
      { path: '^src/app/' },
    ),
    rule(
      'ui-has-no-domain',
      'Design parts serve sixty screens because they know none.',
      { path: '^src/ui/' },
      { path: '^src/features/' },
    ),
    rule(
      'window-knows-only-src',
      'The window can only ask: no Electron, no Node, no vault.',
      { path: WINDOW },
      { path: '^electron/|node_modules/electron/' },
    ),
    rule(
      'window-has-no-node',
      'The window is sandboxed; a Node module in it would only work by accident.',
      { path: WINDOW },
      { dependencyTypes: BUILTIN },
    ),
    rule(
      'importer-has-no-keys',
      'It reads hostile files; it must have nothing to steal.',
      { path: '^electron/importer/' },
      { path: '^electron/(vault|main|preload|cli)/|node_modules/(electron|@signalapp)/' },
    ),
    rule(
      'importer-has-no-node',
      'Its page runs in a sandbox without Node.',
      { path: '^electron/importer/' },
      { dependencyTypes: BUILTIN },
    ),
    rule(
      'main-knows-no-vault-room',
      'Main holds no key, no record and no SQL; it knows only the messages.',
      { path: '^electron/(main|preload)/' },
      { path: '^electron/vault/', pathNot: '^electron/vault/process/process-messages\\.ts$' },
    ),
    rule(
      'nothing-knows-main',
      'Main starts the others; none of them needs it.',
      { pathNot: ['^electron/main/', '^electron/cli/demo', '^tests/'] },
      { path: '^electron/main/' },
    ),
    rule(
      'release-and-machine-stand-alone',
      'What looks at the installed files and at the computer has no key, no record and no window, and runs in plain Node.',
      { path: '^electron/(release|machine)/' },
      { path: '^electron/(vault|main|preload|cli|importer)/|^electron$|node_modules/electron/' },
    ),
    rule(
      'driver-behind-one-file',
      'The database driver can be replaced because one room knows it.',
      { pathNot: ['^electron/vault/database/', '^tests/'] },
      { path: 'node_modules/@signalapp/sqlcipher/' },
    ),
    rule(
      'sql-only-in-records-and-database',
      'Whoever holds a handle can write SQL; elsewhere it would escape the audit trail.',
      {
        path: '^(src|electron)/',
        pathNot: `^electron/vault/(${VAULT_ROOMS.filter((room) => !WITHOUT_SQL.includes(room)).join('|')})/`,
      },
      { path: '^electron/vault/database/driver\\.ts$' },
    ),
    rule(
      'vault-knows-no-electron',
      'The same vault runs in plain Node for tests and the command line.',
      { path: '^electron/vault/', pathNot: '^electron/vault/process/(entry|app-outside)\\.ts$' },
      { path: '^electron$|node_modules/electron/' },
    ),
    rule(
      'vault-knows-no-window',
      'The vault answers; it draws nothing.',
      { path: '^electron/vault/' },
      { path: `${WINDOW}|^electron/(main|preload)/` },
    ),
    ...VAULT_ROOMS.slice(0, -1).map(roomRule),
    rule(
      'migrations-are-frozen',
      'A released step must never change its meaning because living code did.',
      { path: '^electron/vault/database/migrations/' },
      {
        pathNot: [
          '^electron/vault/database/migrations/',
          '^electron/vault/database/(driver|migrate)\\.ts$',
        ],
      },
    ),
    rule(
      'crypto-only-in-few-rooms',
      "Few lines touch keys, so that few lines need a cryptographer's eye.",
      { path: '^(src|electron)/', pathNot: '^electron/(vault/(keys|signing|audit)|release)/' },
      {
        path: '^(node:)?crypto$|node_modules/(@node-rs/argon2|hash-wasm|@hpke/|pkijs|asn1js|shamir-secret-sharing|@scure/|@noble/)',
      },
    ),
    rule(
      'product-knows-no-test',
      'What ships must not lean on what does not.',
      { path: '^(src|electron)/' },
      { path: '^(tests|scripts)/' },
    ),
    rule(
      'product-uses-listed-packages',
      'What ends up in the product stands under dependencies, or the list of parts misses it.',
      { path: '^(src|electron)/' },
      {
        dependencyTypes: FROM_PACKAGES.filter((type) => type !== 'npm'),
        dependencyTypesNot: ['type-only'],
        pathNot: ['node_modules/(electron|@types|vite|electron-vite)/'],
      },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|\\.tsbuild)/|\\.(css|svg|woff2)(\\?|$)|\\?raw$|\\?inline$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
