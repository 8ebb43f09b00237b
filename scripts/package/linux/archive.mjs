// The folder as one archive: for a machine where nobody may install for all, and for whoever wants to look inside.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Answers the path of `kanaf-VERSION-linux-x64.tar.gz`. */
export function archiveOf({ folder, version }, { to, epoch }) {
  const name = `kanaf-${version}-linux-x64`;
  const tar = join(to, `${name}.tar`);
  rmSync(`${tar}.gz`, { force: true });
  const plain = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', '--format=gnu'];
  const renamed = `--transform=s,^\\.,${name},S`;
  const args = ['-C', folder, ...plain, `--mtime=@${epoch}`, renamed, '-cf', tar, '.'];
  execFileSync('tar', args, { cwd: dirname(tar) });
  execFileSync('gzip', ['-n', '-6', tar]);
  return `${tar}.gz`;
}
