// Programs of Debian that make, open and run what is for Windows. A machine without them fails with the line that gets them.
import { spawnSync } from 'node:child_process';

const TOOLS = {
  makensis: 'nsis',
  wixl: 'wixl',
  msibuild: 'msitools',
  osslsigncode: 'osslsigncode',
  faketime: 'faketime',
  wine: 'wine wine64',
  '7z': 'p7zip-full',
};

export function needWindowsTools(): void {
  const missing = Object.entries(TOOLS).filter(
    ([name]) => spawnSync('sh', ['-c', `command -v ${name}`]).status !== 0,
  );
  if (missing.length === 0) return;
  const packages = missing.map(([, name]) => name).join(' ');
  throw new Error(
    `not on this machine: ${missing.map(([name]) => name).join(', ')}. To get them: sudo apt-get install -y --no-install-recommends ${packages}`,
  );
}
