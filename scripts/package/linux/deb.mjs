// The package for Debian and Ubuntu, made by dpkg-deb.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownPackage } from '../stage.mjs';
import {
  AFTER_INSTALL,
  AFTER_REMOVAL,
  BEFORE_REMOVAL,
  beforeInstall,
  GO_BACK,
} from './install-steps.mjs';
import { kilobytesUnder, layOutInstalled } from './installed-tree.mjs';

const NEEDS = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'xdg-utils'];
const STEPS = { postinst: AFTER_INSTALL, prerm: BEFORE_REMOVAL, postrm: AFTER_REMOVAL };

/** Answers the path of `kanaf_VERSION_amd64.deb`. */
export function debianPackageOf({ folder, version }, { to, epoch }) {
  const root = join(to, 'deb-root');
  const file = join(to, `kanaf_${version}_amd64.deb`);
  layOutInstalled(root, { folder, goBack: GO_BACK }, epoch);
  writeControl(root, version);
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(epoch) };
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z6', '--build', root, file], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  rmSync(root, { recursive: true });
  return file;
}

function writeControl(root, version) {
  const control = join(root, 'DEBIAN');
  const kilobytes = kilobytesUnder(root);
  mkdirSync(control);
  writeFileSync(join(control, 'control'), controlOf(version, kilobytes));
  const steps = { preinst: beforeInstall({ version, kilobytes }), ...STEPS };
  for (const [name, script] of Object.entries(steps)) {
    writeFileSync(join(control, name), script);
    chmodSync(join(control, name), 0o755);
  }
}

// Since Debian 13 and Ubuntu 24.04 some libraries carry the suffix t64.
function controlOf(version, size) {
  const renamed = new Set(['libgtk-3-0', 'libasound2']);
  const needs = NEEDS.map((name) => (renamed.has(name) ? `${name}t64 | ${name}` : name));
  return `Package: kanaf
Version: ${version}
Architecture: amd64
Maintainer: Kanaf <kanaf@invalid>
Installed-Size: ${size}
Depends: ${needs.join(', ')}
Section: misc
Priority: optional
Description: ${ownPackage().description}
`;
}
