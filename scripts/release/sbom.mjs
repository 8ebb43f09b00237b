// The list of parts in CycloneDX 1.6: what an auditor or a scanner asks for. The same release gives the same bytes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FILE_LIST, sha256 } from '../package/file-list.mjs';
import { uuidOf } from '../package/uuid.mjs';

const OWN_FILES = /^resources\/(?:app\.asar|release-keys\.json)$/;
const NATIVE = /^resources\/app\.asar\.unpacked\/(node_modules\/(?:@[^/]+\/)?[^/]+)\/.*\.node$/;

/**
 * `parts` is `{ packages, inside, runtime, runtimeVersion }` (scripts/release/parts.mjs), `app` the unpacked app, `about` the
 * content of release.json, `artifacts` paths.
 */
export function sbomOf({ parts, app, about, artifacts }) {
  const files = installedFiles(app.folder);
  const components = [
    electron(parts, files),
    ...parts.packages.map((each) =>
      packageComponent(each, parts.inside.get(each.path) ?? [], files),
    ),
    countryNames(),
  ];
  const root = product(about, files, artifacts);
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify([root, components]))}`,
    version: 1,
    metadata: { timestamp: `${about.date}T00:00:00Z`, component: root },
    components,
    dependencies: dependencies(root, components, parts.packages),
    compositions: compositions(root, components),
  };
}

function product(about, files, artifacts) {
  return {
    type: 'application',
    'bom-ref': `pkg:generic/kanaf@${about.version}`,
    name: 'kanaf',
    version: about.version,
    licenses: licences('AGPL-3.0-only'),
    purl: `pkg:generic/kanaf@${about.version}`,
    externalReferences: artifacts.map((path) => ({
      type: 'distribution',
      url: path.split('/').at(-1),
      hashes: [hash('SHA-256', sha256(path))],
    })),
    components: fileComponents(files.filter(({ name }) => OWN_FILES.test(name))),
  };
}

function electron({ runtime, runtimeVersion }, files) {
  const own = files.filter(({ name }) => !OWN_FILES.test(name) && !NATIVE.test(name));
  const component = library({
    name: 'Electron',
    version: runtimeVersion,
    purl: `pkg:github/electron/electron@v${runtimeVersion}`,
    licence: 'MIT',
    cpe: `cpe:2.3:a:electronjs:electron:${runtimeVersion}:*:*:*:*:*:*:*`,
  });
  const nested = [...runtime.map((part) => library(part)), ...fileComponents(own)];
  return { ...component, type: 'framework', components: nested };
}

function packageComponent({ path, name, version, licence, sha512 }, inside, files) {
  const component = library({ name, version, purl: npmUrl(name, version), licence });
  const native = files.filter((file) => NATIVE.exec(file.name)?.[1] === path);
  const nested = [
    ...inside.map((part) => library(part, component['bom-ref'])),
    ...fileComponents(native),
  ];
  return {
    ...component,
    hashes: [hash('SHA-512', sha512)],
    ...(nested.length === 0 ? {} : { components: nested }),
  };
}

/** Data that no package carries: made of Unicode's once, and kept in resources/country-names. */
const countryNames = () => ({
  type: 'data',
  'bom-ref': 'data:cldr-country-names',
  name: 'names of countries (Unicode CLDR)',
  licenses: licences('Unicode-3.0'),
});

function library({ name, version, purl, licence, cpe }, within = '') {
  return {
    type: 'library',
    'bom-ref': within === '' ? purl : `${within}#${purl}`,
    name,
    ...(version === undefined ? {} : { version }),
    ...(licence === undefined ? {} : { licenses: licences(licence) }),
    ...(cpe === undefined ? {} : { cpe }),
    purl,
  };
}

const fileComponents = (files) =>
  files.map(({ name, sha256: content }) => ({
    type: 'file',
    'bom-ref': `file:${name}`,
    name,
    hashes: [hash('SHA-256', content)],
  }));

/** The installed files, as the signed list has them. */
function installedFiles(folder) {
  const lines = readFileSync(join(folder, FILE_LIST), 'utf8').trimEnd().split('\n').slice(1);
  return lines.map((line) => ({ sha256: line.slice(0, 64), name: line.slice(66) }));
}

const npmUrl = (name, version) => `pkg:npm/${name.replace('@', '%40')}@${version}`;
const hash = (alg, content) => ({ alg, content });
const licences = (licence) =>
  / /.test(licence) ? [{ expression: licence }] : [{ license: { id: licence } }];

/** What the lock file says a shipped package needs, as far as that ships too. */
function dependencies(root, components, packages) {
  const byPath = new Map(packages.map((each) => [each.path, npmUrl(each.name, each.version)]));
  const needs = packages.map(({ path, name, version, about }) => ({
    ref: npmUrl(name, version),
    dependsOn: Object.keys(about.dependencies ?? {})
      .map(
        (needed) =>
          byPath.get(`${path}/node_modules/${needed}`) ?? byPath.get(`node_modules/${needed}`),
      )
      .filter((ref) => ref !== undefined)
      .sort(),
  }));
  return [
    { ref: root['bom-ref'], dependsOn: components.map((each) => each['bom-ref']).sort() },
    ...needs,
  ];
}

/** Whole is the list of what ships; of what is compiled inside a part, only what can be seen from outside. */
function compositions(root, components) {
  const opened = components.filter((each) => each.components?.some(({ type }) => type !== 'file'));
  return [
    { aggregate: 'complete', assemblies: [root['bom-ref']] },
    { aggregate: 'incomplete', assemblies: opened.map((each) => each['bom-ref']) },
  ];
}
