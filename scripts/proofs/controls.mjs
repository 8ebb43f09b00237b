// The controls behind the twenty checks, each with the one place where it stands. `npm run proofs -- --controls` takes one after
// the other out of a copy of the sources and runs the test that must then fail, by the words it must fail with.

/** `by`: how the test is run (scripts/proofs/remove-controls.mjs). `take` stands once in `file`; `put` replaces it. */
export const CONTROLS = [
  {
    check: 1,
    control: 'Node inside the program is switched off',
    edits: [['electron-builder.yml', 'runAsNode: false', 'runAsNode: true']],
    by: 'packaged',
    test: 'tests/proofs/switches.test.ts',
    red: 'is no Node: ELECTRON_RUN_AS_NODE runs no script',
  },
  {
    check: 2,
    control: 'the debugger of Node is switched off',
    edits: [
      [
        'electron-builder.yml',
        'enableNodeCliInspectArguments: false',
        'enableNodeCliInspectArguments: true',
      ],
    ],
    by: 'packaged',
    test: 'tests/proofs/switches.test.ts',
    red: 'opens to no debugger of Node',
  },
  {
    check: 3,
    control: 'the sandbox of every window',
    edits: [['electron/main/window.ts', 'sandbox: true,', 'sandbox: false,']],
    by: 'vitest',
    test: 'tests/main/window.test.ts',
    red: 'is sandboxed and isolated, whatever its maker wishes',
  },
  {
    check: 3,
    control: 'one maker of windows',
    edits: [
      [
        'eslint.config.js',
        "'no-restricted-syntax': ['error', ...everywhere, windows],",
        "'no-restricted-syntax': ['error', ...everywhere],",
      ],
    ],
    by: 'vitest',
    test: 'tests/house/lint.test.ts',
    red: 'other-window.ts',
  },
  {
    check: 4,
    control: 'no script written into a page',
    edits: [
      ['electron/main/protocol.ts', `"script-src 'self'",`, `"script-src 'self' 'unsafe-inline'",`],
    ],
    by: 'vitest',
    test: 'tests/main/protocol.test.ts',
    red: 'comes with its type and a policy',
  },
  {
    check: 4,
    control: 'no text becomes a program, in the real page',
    edits: [
      ['electron/main/protocol.ts', `"script-src 'self'",`, `"script-src 'self' 'unsafe-inline'",`],
      ['electron/main/protocol.ts', `  "require-trusted-types-for 'script'",\n`, ''],
    ],
    by: 'journeys',
    test: 'tests/journeys/compromised-page.test.ts',
    only: 'leaves for no page',
    red: 'a text ran',
  },
  {
    check: 4,
    control: 'text on paper is text',
    edits: [
      [
        'electron/vault/print/html.ts',
        "if (typeof value === 'string') return escapeText(value);",
        "if (typeof value === 'string') return value;",
      ],
    ],
    by: 'journeys',
    test: 'tests/journeys/marked-names.test.ts',
    only: 'on paper',
    red: 'toContain',
  },
  {
    check: 4,
    control: 'a name on the screen is text',
    edits: [
      [
        'src/features/residents/screens/person-bar.tsx',
        '<Bidi>{name}</Bidi>',
        '<bdi dangerouslySetInnerHTML={{ __html: name }} />',
      ],
    ],
    by: 'journeys',
    test: 'tests/journeys/marked-names.test.ts',
    only: 'pages of a psychologist',
    red: '1 failed',
  },
  {
    check: 5,
    control: 'a page goes nowhere else',
    edits: [
      [
        'electron/main/window.ts',
        "contents.on('will-navigate', (event) => event.preventDefault());",
        '',
      ],
      [
        'electron/main/window.ts',
        "contents.on('will-frame-navigate', (event) => event.preventDefault());",
        '',
      ],
    ],
    by: 'journeys',
    test: 'tests/journeys/compromised-page.test.ts',
    only: 'leaves for no page',
    red: 'the window went elsewhere',
  },
  {
    check: 5,
    control: 'a page opens no other',
    edits: [
      ['electron/main/window.ts', "contents.setWindowOpenHandler(() => ({ action: 'deny' }));", ''],
    ],
    by: 'journeys',
    test: 'tests/journeys/compromised-page.test.ts',
    only: 'leaves for no page',
    red: 'window.open: opened',
  },
  {
    check: 6,
    control: 'main hears our own page only',
    edits: [['electron/main/shell.ts', 'event.sender === window.webContents &&', '']],
    by: 'vitest',
    test: 'tests/main/shell.test.ts',
    red: 'another window',
  },
  {
    check: 6,
    control: 'a release folder is for management and IT',
    edits: [
      [
        'electron/main/shell.ts',
        "if (!UPDATING.includes(house.role)) throw new Error('refused');",
        '',
      ],
    ],
    by: 'vitest',
    test: 'tests/main/shell.test.ts',
    red: "is looked at for 'reception': false",
  },
  {
    check: 6,
    control: 'a role asks only what is its own',
    edits: [
      [
        'electron/vault/host/why-not.ts',
        "if (!roleMay(vault.session.role, permission.of)) return 'access.denied';",
        '',
      ],
    ],
    by: 'vitest',
    test: 'tests/contract/what-roles-see.test.ts',
    red: 'may ask only where the role admits',
  },
  {
    check: 6,
    control: 'input has its shape',
    edits: [['electron/vault/host/host.ts', 'if (!checked.success) {', 'if (false as boolean) {']],
    by: 'vitest',
    test: 'tests/contract/bad-input.test.ts',
    red: '× ',
  },
  {
    check: 7,
    control: 'no address is found',
    edits: [['electron/main/index.ts', 'reachNoNetwork();', '']],
    by: 'journeys',
    test: 'tests/journeys/compromised-page.test.ts',
    only: 'leaves for no page',
    red: ': a connection',
  },
  {
    check: 7,
    control: 'no name is asked for',
    edits: [['electron/main/index.ts', 'reachNoNetwork();', '']],
    by: 'packaged',
    test: 'tests/proofs/connections.test.ts',
    red: 'htons(53)',
  },
  {
    check: 7,
    control: 'no packets from a page',
    edits: [['electron/main/window.ts', 'sendNoPackets(contents);', '']],
    by: 'journeys',
    test: 'tests/journeys/compromised-page.test.ts',
    only: 'leaves for no page',
    red: 'by packets: a packet',
  },
  {
    check: 7,
    control: 'no program of ours connects (one line that does is put in)',
    edits: [
      [
        'electron/main/index.ts',
        'reachNoNetwork();',
        "reachNoNetwork();\nvoid import('node:net').then(({ connect }) => connect(443, '192.0.2.1').on('error', () => undefined));",
      ],
    ],
    by: 'packaged',
    test: 'tests/proofs/connections.test.ts',
    red: '192.0.2.1',
  },
  {
    check: 8,
    control: 'nothing of a call is written down (one line that does is put in)',
    edits: [
      [
        'electron/vault/host/host.ts',
        'Promise<Answer<unknown>> {\n    const door = this.#doors.get(call.operation);\n',
        "Promise<Answer<unknown>> {\n    const door = this.#doors.get(call.operation);\n    try { process.getBuiltinModule('node:fs').appendFileSync(`${this.#gate.folder}/calls.log`, JSON.stringify(call.input ?? '')); } catch {}\n",
      ],
    ],
    by: 'journeys',
    test: 'tests/journeys/canary.test.ts',
    only: 'leave no word of a record on the disk',
    red: 'calls.log',
  },
  {
    check: 9,
    control: 'a file has a key',
    edits: [
      ['electron/vault/database/open.ts', `  handle.pragma(\`key = "x'\${keyHex}'"\`);\n`, ''],
    ],
    by: 'vitest',
    test: 'tests/vault/database/open.test.ts',
    red: 'leaves a private file with no readable header or word',
  },
  {
    check: 10,
    control: 'a sealed part is bound to its place',
    edits: [
      ['electron/vault/keys/envelope.ts', 'aad: Buffer.concat([header, where]),', 'aad: header,'],
    ],
    by: 'vitest',
    test: 'tests/vault/keys/envelope.test.ts',
    red: 'does not open when moved to another vault',
  },
  {
    check: 11,
    control: 'a derivation is neither weak nor endless',
    edits: [
      [
        'electron/vault/keys/argon2.ts',
        'return Number.isInteger(value) && value >= least && value <= most;',
        'return Number.isInteger(value) || value >= least || value <= most;',
      ],
    ],
    by: 'vitest',
    test: 'tests/vault/keys/argon2.test.ts',
    red: 'refuses too much memory without doing the work',
  },
  {
    check: 12,
    control: 'what does not authenticate is not opened',
    edits: [
      [
        'electron/vault/keys/suite.ts',
        '    plain.fill(0);\n    return undefined;\n',
        '    return plain;\n',
      ],
    ],
    by: 'vitest',
    test: 'tests/vault/keys/suite.test.ts',
    red: 'refuses every single changed byte',
  },
  {
    check: 12,
    control: 'a nonce has its length',
    edits: [
      [
        'electron/vault/keys/suite.ts',
        "if (context.nonce.length !== NONCE_BYTES) throw new RangeError('a nonce has 12 bytes');",
        '',
      ],
    ],
    by: 'vitest',
    test: 'tests/vault/keys/suite.test.ts',
    red: 'refuses a nonce of another length',
  },
  {
    check: 13,
    control: 'locking ends the vault process',
    edits: [
      [
        'electron/main/house.ts',
        'await Promise.all([this.#vault.end(reason), this.copies.takeAllBack()]);',
        'await this.copies.takeAllBack();',
      ],
    ],
    by: 'journeys',
    test: 'tests/journeys/lock.test.ts',
    only: 'lock by key while an admission is typed',
    red: '1 failed',
  },
  {
    check: 14,
    control: 'no process leaves a core file',
    edits: [
      [
        'electron/main/core-dumps.ts',
        "if (process.platform !== 'linux') return;",
        'if (process.pid > 0) return;',
      ],
    ],
    by: 'journeys',
    test: 'tests/journeys/privacy.test.ts',
    only: 'no process may leave a core file',
    red: '1 failed',
  },
  {
    check: 15,
    control: 'what is called saved has reached the disk',
    edits: [
      ['electron/vault/database/open.ts', "'synchronous = FULL',", "'synchronous = NORMAL',"],
      ['electron/vault/database/open.ts', 'synchronous: 2,', 'synchronous: 1,'],
    ],
    by: 'faults',
    test: 'tests/faults/power-cut.test.ts',
    red: 'a power cut loses nothing that was called saved',
  },
  {
    check: 16,
    control: 'an old header is noticed',
    edits: [
      [
        'electron/vault/open-vault/header-memory.ts',
        "  return { kind: 'header', size: audit.size(), header: { now, known } };",
        '  return undefined;',
      ],
    ],
    by: 'vitest',
    test: 'tests/vault/audit/header-put-back.test.ts',
    red: 'says so until two people have answered',
  },
  {
    check: 16,
    control: 'a row that is not as it was written is noticed',
    edits: [
      [
        'electron/vault/audit/sweep.ts',
        "return last.hash.equals(row.hash) ? undefined : { fault: 'differs', sequence: last.sequence };",
        'return undefined;',
      ],
    ],
    by: 'vitest',
    test: 'tests/vault/audit/sweep.test.ts',
    red: 'the sweep names the row that went back',
  },
  {
    check: 17,
    control: 'a signature is verified',
    edits: [
      [
        'electron/vault/signing/ecdsa.ts',
        "return verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, pair);",
        'return key.type.length > 0;',
      ],
    ],
    by: 'vitest',
    test: 'tests/vault/signing/mutations.test.ts',
    red: 'never accepted',
  },
  {
    check: 18,
    control: 'a hidden count keeps its width',
    edits: [
      [
        'src/features/summaries/attacker.ts',
        'return wide ? [] : [',
        'return wide || !wide ? [] : [',
      ],
    ],
    by: 'vitest',
    test: 'tests/features/summaries/disclosure.test.ts',
    red: 'withholds what another table would give away',
  },
  {
    check: 19,
    control: 'SQL is a constant text',
    edits: [
      [
        'eslint.config.js',
        "rules: { 'no-restricted-syntax': ['error', ...everywhere, ...sql] },",
        "rules: { 'no-restricted-syntax': ['error', ...everywhere, ...sql.slice(2)] },",
      ],
    ],
    by: 'vitest',
    test: 'tests/house/lint.test.ts',
    red: 'template.ts',
  },
  {
    check: 19,
    control: 'no package runs a script',
    edits: [['.npmrc', 'ignore-scripts=true', 'ignore-scripts=false']],
    by: 'vitest',
    test: 'tests/house/packages.test.ts',
    red: 'are all known in the real lock file, and none is run',
  },
  {
    check: 19,
    control: 'every licence goes with the AGPL',
    edits: [
      [
        'scripts/check/licences.mjs',
        'if (mayBe(licence, isTool ? TOOLS : SHIPPED)) return [];',
        'return [];',
      ],
    ],
    by: 'vitest',
    test: 'tests/house/packages.test.ts',
    red: 'refuse a bundled copy',
  },
];
