// What lies compiled inside the native packages and stands in no lock file of ours. Versions are asked of the library itself
// or read from the paths that the Rust compiler left in the binary; a crate that left none is not seen, and the list of
// parts says that it is incomplete there.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '../setup/places.mjs';
import { stop } from '../setup/say.mjs';

/** With the slashes of the system on which the compiler ran. */
const CRATE =
  /(?:registry[\\/]src[\\/][^\\/\0]+|\/rust\/deps)[\\/]([a-z][a-z0-9_-]*?)-(\d+\.\d+\.\d+)[\\/]/g;
const RUST = /\/rustc\/([0-9a-f]{40})\//;
const SIGNAL_FTS5 = /signal-fts5-extension-[0-9a-f]+[\\/]([0-9a-f]{7,40})[\\/]/;

const KNOWN = JSON.parse(readFileSync(join(ROOT, 'release/native-parts.json'), 'utf8'));

/** Parts of one native file: `[{ name, version, purl, licence, takenUnder, text, copyright }]`. */
export function partsInside(file) {
  const binary = readFileSync(file, 'latin1');
  const crates = [...binary.matchAll(CRATE)].map(([, name, version]) =>
    part(name, version, `pkg:cargo/${name}@${version}`),
  );
  const rust = RUST.exec(binary)?.[1];
  const tokenizer = SIGNAL_FTS5.exec(binary)?.[1];
  const found = [
    ...crates,
    ...(rust === undefined ? [] : [part('rust-std', rust, `pkg:github/rust-lang/rust@${rust}`)]),
    ...(tokenizer === undefined
      ? []
      : [
          part(
            'signal-fts5-extension',
            tokenizer,
            `pkg:github/signalapp/Signal-FTS5-Extension@${tokenizer}`,
          ),
        ]),
    ...(binary.includes('sqlcipher_codec_ctx_init') ? databaseParts() : []),
  ];
  const byPurl = new Map(found.map((each) => [each.purl, each]));
  return [...byPurl.values()].sort((a, b) => (a.purl < b.purl ? -1 : 1));
}

/** Asked of the very library that ships. */
function databaseParts() {
  const { default: Database } = createRequire(join(ROOT, 'package.json'))('@signalapp/sqlcipher');
  const database = new Database(':memory:');
  const [{ cipher_version: said }] = database.pragma('cipher_version');
  const { version: sqlite } = database.prepare('SELECT sqlite_version() AS version').get();
  database.close();
  const cipher = said.split(' ')[0];
  return [
    part('sqlcipher', cipher, `pkg:github/sqlcipher/sqlcipher@v${cipher}`),
    part('sqlite', sqlite, `pkg:generic/sqlite@${sqlite}`),
  ];
}

function part(name, version, purl) {
  const known = KNOWN[name];
  if (known === undefined)
    stop(
      `${name} ${version} is compiled into a native package: say its licence in release/native-parts.json`,
    );
  return { name, version, purl, ...known };
}
