// What the runtime says of itself: Electron, Chromium, Node and the libraries whose versions it tells.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stop } from '../setup/say.mjs';

/** Names by which vulnerability lists know them; where a licence is not said here, the runtime's own list holds it. */
const PARTS = {
  node: ['Node.js', 'pkg:github/nodejs/node@v', 'MIT', 'nodejs:node.js'],
  v8: ['V8', 'pkg:github/v8/v8@', 'BSD-3-Clause'],
  chrome: ['Chromium', 'pkg:github/chromium/chromium@', 'BSD-3-Clause', 'google:chrome'],
  uv: ['libuv', 'pkg:github/libuv/libuv@v', 'MIT'],
  zlib: ['zlib (of Chromium)', 'pkg:generic/zlib@', 'Zlib'],
  brotli: ['Brotli', 'pkg:github/google/brotli@v', 'MIT'],
  ares: ['c-ares', 'pkg:github/c-ares/c-ares@v', 'MIT'],
  nghttp2: ['nghttp2', 'pkg:github/nghttp2/nghttp2@v', 'MIT'],
  llhttp: ['llhttp', 'pkg:github/nodejs/llhttp@v', 'MIT'],
  undici: ['undici', 'pkg:npm/undici@', 'MIT'],
  acorn: ['acorn', 'pkg:npm/acorn@', 'MIT'],
  icu: ['ICU', 'pkg:github/unicode-org/icu@', 'Unicode-3.0'],
};
const BORINGSSL = {
  'Apache-2.0': /Apache License\s+Version 2\.0/,
  OpenSSL: /OpenSSL License\s+-/,
  ISC: /Permission to use, copy, modify, and[/ ]or distribute this software/,
};
/** Numbers of interfaces and of data, no parts. */
const NO_PARTS = ['electron', 'modules', 'napi', 'openssl', 'unicode', 'cldr', 'tz'];

/** Answers `[{ name, version, purl, licence, cpe }]`. BoringSSL is in it, and tells no version. */
export function runtimeParts({ program, version }) {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const said = JSON.parse(
    execFileSync(program, ['-p', 'JSON.stringify(process.versions)'], { env, encoding: 'utf8' }),
  );
  if (said.electron !== version) stop(`the runtime says that it is Electron ${said.electron}`);
  const told = Object.entries(said)
    .filter(([key]) => !NO_PARTS.includes(key))
    .map(([key, number]) => named(key, number));
  const boringssl = {
    name: 'BoringSSL',
    purl: 'pkg:generic/boringssl',
    licence: licenceOfBoringssl(join(dirname(program), 'LICENSES.chromium.html')),
  };
  return [...told, boringssl].sort((a, b) => (a.purl < b.purl ? -1 : 1));
}

/** It changed its licence between the runtimes of a few years: told from the text that lies beside this one. */
function licenceOfBoringssl(list) {
  const [, text = ''] =
    /<span class="title">BoringSSL<\/span>([\s\S]*?)<span class="title">(?!BoringSSL)/.exec(
      readFileSync(list, 'utf8'),
    ) ?? [];
  const found = Object.entries(BORINGSSL).filter(([, says]) => says.test(text));
  if (found.length === 0) stop(`${list} does not say under which licence BoringSSL is`);
  return found.map(([licence]) => licence).join(' AND ');
}

function named(key, version) {
  const [name, purl, licence, product] = PARTS[key] ?? [key, `pkg:generic/${key}@`];
  const cpe = product === undefined ? {} : { cpe: `cpe:2.3:a:${product}:${version}:*:*:*:*:*:*:*` };
  return { name, version, purl: `${purl}${version}`, licence, ...cpe };
}
