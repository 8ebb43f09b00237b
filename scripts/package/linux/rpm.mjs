// The package for Fedora and its kin, made by rpmbuild of the same tree.
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownPackage } from '../stage.mjs';
import {
  AFTER_INSTALL,
  AFTER_REMOVAL_RPM,
  BEFORE_REMOVAL_RPM,
  beforeInstall,
  GO_BACK,
} from './install-steps.mjs';
import { HOME, kilobytesUnder, layOutInstalled } from './installed-tree.mjs';

const NEEDS = ['gtk3', 'nss', 'alsa-lib', 'mesa-libgbm', 'xdg-utils'];

/** Nothing of the machine: no time, no name, no paths of built programs, one compressor. */
const SAME_EVERYWHERE = {
  use_source_date_epoch_as_buildtime: '1',
  clamp_mtime_to_source_date_epoch: '1',
  _buildhost: 'kanaf',
  _binary_payload: 'w6.gzdio',
  _build_id_links: 'none',
  __os_install_post: '%{nil}',
  debug_package: '%{nil}',
};

/** Answers the path of `kanaf-VERSION-1.x86_64.rpm`. */
export function rpmPackageOf({ folder, version }, { to, epoch }) {
  const work = join(to, 'rpm-work');
  const tree = join(work, 'tree');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  layOutInstalled(tree, { folder, goBack: GO_BACK }, epoch);
  const spec = join(work, 'kanaf.spec');
  writeFileSync(spec, specOf(version, tree));
  const defined = Object.entries({ ...SAME_EVERYWHERE, _topdir: work, _rpmdir: work });
  const defines = defined.flatMap(([name, value]) => ['--define', `${name} ${value}`]);
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(epoch) };
  const args = ['-bb', '--quiet', '--target', 'x86_64-linux', ...defines, spec];
  execFileSync('rpmbuild', args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const name = `kanaf-${version}-1.x86_64.rpm`;
  renameSync(join(work, 'x86_64', name), join(to, name));
  rmSync(work, { recursive: true });
  return join(to, name);
}

function specOf(version, tree) {
  return `Name: kanaf
Version: ${version}
Release: 1
Summary: ${ownPackage().description}
License: AGPL-3.0-only
${NEEDS.map((name) => `Requires: ${name}`).join('\n')}
AutoReqProv: no

%description
${ownPackage().description}

%install
cp -a ${tree}/. %{buildroot}

%pre
${beforeInstall({ version, kilobytes: kilobytesUnder(tree) })}
%post
${AFTER_INSTALL}
%preun
${BEFORE_REMOVAL_RPM}
%postun
${AFTER_REMOVAL_RPM}
%files
%defattr(-,root,root,-)
${HOME}
%attr(4755,root,root) ${HOME}/chrome-sandbox
/usr/bin/kanaf
/usr/sbin/kanaf-go-back
/usr/share/applications/kanaf.desktop
/usr/share/icons/hicolor/scalable/apps/kanaf.svg
`;
}
