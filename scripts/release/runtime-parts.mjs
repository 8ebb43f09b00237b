// What the runtime says of itself: Electron, Chromium, Node and the libraries whose versions it tells.
import { execFileSync } from 'node:child_process';
import { stop } from '../setup/say.mjs';

/** Names by which vulnerability lists know them; where a licence is not said here, LICENSES.chromium.html holds it. */
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
    licence: 'Apache-2.0 AND OpenSSL AND ISC',
  };
  return [...told, boringssl].sort((a, b) => (a.purl < b.purl ? -1 : 1));
}

function named(key, version) {
  const [name, purl, licence, product] = PARTS[key] ?? [key, `pkg:generic/${key}@`];
  const cpe = product === undefined ? {} : { cpe: `cpe:2.3:a:${product}:${version}:*:*:*:*:*:*:*` };
  return { name, version, purl: `${purl}${version}`, licence, ...cpe };
}
