// LICENSES.txt: the licence texts of all that ships beside the runtime. A package without a text stops the release.
// The runtime's own texts lie beside it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../setup/places.mjs';
import { stop } from '../setup/say.mjs';

const TEXT = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;
const RULE = '='.repeat(100);

/** `parts` as in scripts/release/parts.mjs. One text stands once, under all the names that it belongs to. */
export function licencesOf({ packages, inside }, app) {
  const texts = new Map();
  const add = (text, name) => texts.set(text, [...(texts.get(text) ?? []), name]);
  add(own('LICENSE'), 'Kanaf: AGPL-3.0-only');
  add(electronLicence(app.folder), 'Electron: MIT');
  for (const each of packages)
    for (const text of textsOf(each)) add(text, `${each.name} ${each.version}: ${each.licence}`);
  const withoutText = [];
  for (const [path, parts] of inside)
    for (const part of parts) {
      const name = `${part.name} ${part.version}, in ${path.slice('node_modules/'.length)}: ${part.licence}`;
      if (part.text === undefined) withoutText.push(`${name}; used under ${part.takenUnder}`);
      else add(textOfPart(part), name);
    }
  const sections = [...texts].map(([text, names]) => `${names.join('\n')}\n\n${text}`);
  return [`${INTRODUCTION}\n${withoutText.join('\n')}`, ...sections].join(`\n\n${RULE}\n`) + '\n';
}

const INTRODUCTION = `Licences of Kanaf and of what ships with it. The lists named sbom hold the same parts for machines.
Chromium, Node.js and their libraries: LICENSES.chromium, of each system its own. Names of countries: Unicode CLDR, text there.
Compiled into native packages, under licences whose texts stand below:
`;

function textsOf({ path, name }) {
  const folder = existsSync(join(ROOT, path)) && textFiles(path).length > 0 ? path : loaderOf(path);
  const found = textFiles(folder);
  if (found.length === 0) stop(`${name} ships, but holds no licence text`);
  return found.map((file) => own(join(folder, file)));
}

/** The native half of a package is published without the text that lies in its other half. */
const loaderOf = (path) => path.replace(/^(node_modules\/@node-rs\/argon2)-.*$/, '$1');

const textFiles = (folder) =>
  readdirSync(join(ROOT, folder))
    .filter((file) => TEXT.test(file))
    .sort();

const own = (path) => plain(readFileSync(join(ROOT, path), 'utf8'));
const electronLicence = (folder) =>
  plain(readFileSync(join(folder, 'LICENSE.electron.txt'), 'utf8'));
const plain = (text) => text.replaceAll('\r\n', '\n').trim();

function textOfPart({ text, copyright }) {
  const body = own(join('release/licences', text));
  return copyright === undefined ? body : `Copyright (c) ${copyright}\n\n${body}`;
}
