// The licences that the release names are those that the parts themselves carry: of the runtime what its own list of licences says,
// of native libraries what is compiled into them.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { partsInside } from '../../scripts/release/native-parts.mjs';
import { runtimeParts } from '../../scripts/release/runtime-parts.mjs';

const RUNTIME = realpathSync('node_modules/electron/dist');
const SYSTEMS = ['linux-x64', 'win32-x64'];
const encrypting = (system: string): string =>
  `node_modules/@signalapp/sqlcipher/prebuilds/${system}/@signalapp+sqlcipher.node`;

/** Words that stand in the text of a licence and in no other's. */
const SAYS: Readonly<Record<string, RegExp>> = {
  MIT: /Permission is hereby granted, free of charge/,
  'BSD-3-Clause': /Redistribution and use in source and binary forms[\s\S]*endorse or promote/,
  Zlib: /provided 'as-is', without any express or implied/,
  'Unicode-3.0': /UNICODE LICENSE V3/,
  'Apache-2.0': /Apache License\s+Version 2\.0/,
  OpenSSL: /OpenSSL License/,
  ISC: /Permission to use, copy, modify, and[/ ]or distribute this software/,
  blessing: /disclaims? copyright/,
};

/** Titles in the runtime's list; what Node.js carries along stands in the text of Node.js. */
const TITLES: Readonly<Record<string, string>> = {
  BoringSSL: 'BoringSSL',
  Chromium: 'The Chromium Project',
  V8: 'V8 JavaScript Engine',
  Brotli: 'Brotli',
  ICU: 'icu',
  'zlib (of Chromium)': 'zlib',
};

const said = runtimeSays();

/** The runtime's list: texts by title. */
function runtimeSays(): ReadonlyMap<string, string> {
  const page = readFileSync(join(RUNTIME, 'LICENSES.chromium.html'), 'utf8');
  const [, ...sections] = page.split('<span class="title">');
  return new Map(
    sections.map((section) => {
      const [title = '', text = ''] = section.split(/<\/span>([\s\S]*)/);
      const plain = text.replace(/<[^>]+>/g, ' ').replaceAll('&#x27;', "'");
      return [title, plain];
    }),
  );
}

describe('the runtime', () => {
  const version = readFileSync(join(RUNTIME, 'version'), 'utf8').trim();
  const parts = runtimeParts({ program: join(RUNTIME, 'electron'), version }) as readonly {
    readonly name: string;
    readonly licence?: string;
  }[];
  const named = parts.filter((part) => part.licence !== undefined);

  it('tells of the parts that people ask for first', () => {
    const names = named.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Node.js', 'V8', 'Chromium', 'BoringSSL']));
  });

  it.each(named)('carries $name under $licence', ({ name, licence = '' }) => {
    const text = said.get(TITLES[name] ?? 'Node.js') ?? '';
    expect(text).toMatch(new RegExp(TITLES[name] === undefined ? name : '.', 'i'));
    for (const one of licence.split(' AND ')) expect(text).toMatch(SAYS[one] ?? /no such licence/);
  });

  it('is Electron, under MIT', () => {
    expect(readFileSync(join(RUNTIME, 'LICENSE'), 'utf8')).toMatch(SAYS['MIT'] ?? '');
  });
});

describe('the library that encrypts the vault', () => {
  it.each(SYSTEMS)('is SQLCipher with the same parts on every system (%s)', (system) => {
    const names = partsInside(encrypting(system)).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['sqlcipher', 'sqlite', 'signal-fts5-extension', 'aes', 'sha2']),
    );
  });

  it.each(SYSTEMS)('holds no OpenSSL, whose licence would have to lie beside it (%s)', (system) => {
    expect(readFileSync(encrypting(system), 'latin1')).not.toMatch(/OpenSSL \d|OPENSSLDIR/);
    expect(readFileSync(process.execPath, 'latin1')).toMatch(/OpenSSL \d|OPENSSLDIR/);
  });

  it('is under the licence whose text lies in its package', () => {
    const package_ = JSON.parse(
      readFileSync('node_modules/@signalapp/sqlcipher/package.json', 'utf8'),
    );
    expect(package_.license).toBe('AGPL-3.0-only');
    expect(readFileSync('node_modules/@signalapp/sqlcipher/LICENSE', 'utf8')).toContain(
      'GNU AFFERO GENERAL PUBLIC LICENSE',
    );
  });
});

interface Native {
  readonly licence: string;
  readonly text?: string;
  readonly takenUnder?: string;
  readonly copyright?: string;
}

const natives: Readonly<Record<string, Native>> = JSON.parse(
  readFileSync('release/native-parts.json', 'utf8'),
);

describe.each(Object.entries(natives))(
  'what is compiled in: %s',
  (name, { licence, text, takenUnder, copyright }) => {
    const offered = licence.split(' OR ');

    it('is taken under a licence that it offers', () => {
      if (takenUnder !== undefined) expect(offered).toContain(takenUnder);
      else expect(text, name).toBeDefined();
    });

    it('comes with that licence, and with its owners where the licence wants them named', () => {
      const chosen = takenUnder ?? offered.find((one) => one === 'MIT') ?? licence;
      if (text === undefined) return expect(wholeTexts()).toMatch(SAYS[chosen] ?? /AFFERO/);
      const file = `release/licences/${text}`;
      expect(existsSync(file)).toBe(true);
      expect(readFileSync(file, 'utf8')).toMatch(SAYS[chosen] ?? /no such licence/);
      if (chosen === 'MIT') expect(copyright).toMatch(/[A-Z]\w/);
    });
  },
);

/** Of a licence taken by name alone the text is among those of the packages that ship, or our own. */
function wholeTexts(): string {
  const files = execFileSync('sh', ['-c', 'cat LICENSE node_modules/@react-aria/*/LICENSE']);
  return String(files);
}
