// Packs default-app/main.mjs as `resources/default_app.asar`, the small program that lets
// `electron <folder or file>` start an application. The asar format: a length-prefixed JSON
// directory, then the files one after the other.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export function defaultAppAsar() {
  const main = readFileSync(join(import.meta.dirname, 'default-app', 'main.js'));
  const manifest = Buffer.from(
    '{"name":"electron","productName":"Electron","type":"module","main":"main.js"}',
  );
  const files = {
    'main.js': { size: main.length, offset: '0' },
    'package.json': { size: manifest.length, offset: String(main.length) },
  };
  return Buffer.concat([asarHeader({ files }), main, manifest]);
}

function asarHeader(directory) {
  const json = Buffer.from(JSON.stringify(directory));
  const padded = Math.ceil(json.length / 4) * 4;
  const header = Buffer.alloc(16 + padded);
  [4, padded + 8, padded + 4, json.length].forEach((word, index) => {
    header.writeUInt32LE(word, index * 4);
  });
  json.copy(header, 16);
  return header;
}
