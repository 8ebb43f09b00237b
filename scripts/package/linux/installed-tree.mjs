// Where things lie on a Linux machine once they are installed for everybody: the app under /opt, a link to start it, an entry
// in the menu, the drawing, and the command that goes back to the version before.
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../../setup/places.mjs';
import { normalise } from '../normalise.mjs';

export const HOME = '/opt/kanaf';

/** Chromium's own sandbox needs it where the system forbids user namespaces to programs. */
const SETUID = 0o4755;

const MENU_ENTRY = `[Desktop Entry]
Type=Application
Name=Kanaf
Name[ar]=كنف
GenericName=Shelter records
GenericName[ar]=سجلات دار الإيواء
Comment=Keeps one shelter's records safe on this computer
Comment[ar]=يحفظ سجلات دار الإيواء آمنة على هذا الحاسوب
Exec=${HOME}/kanaf
Icon=kanaf
Terminal=false
StartupWMClass=Kanaf
Categories=Office;
`;

/** Lays everything out under `root`, which is emptied. */
export function layOutInstalled(root, { folder, goBack }, epoch) {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(join(root, 'opt'), { recursive: true });
  cpSync(folder, join(root, HOME), { recursive: true, verbatimSymlinks: true });
  mkdirSync(join(root, 'usr/bin'), { recursive: true });
  symlinkSync(`${HOME}/kanaf`, join(root, 'usr/bin/kanaf'));
  put(root, 'usr/share/applications/kanaf.desktop', MENU_ENTRY);
  put(root, 'usr/sbin/kanaf-go-back', goBack);
  chmodSync(join(root, 'usr/sbin/kanaf-go-back'), 0o755);
  const icon = join(root, 'usr/share/icons/hicolor/scalable/apps/kanaf.svg');
  mkdirSync(dirname(icon), { recursive: true });
  cpSync(join(ROOT, 'resources/icons/kanaf.svg'), icon);
  normalise(root, epoch);
  chmodSync(join(root, HOME, 'chrome-sandbox'), SETUID);
}

function put(root, path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

export function kilobytesUnder(folder) {
  const sizes = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => Math.ceil(statSync(join(entry.parentPath, entry.name)).size / 1024));
  return sizes.reduce((sum, size) => sum + size, 0);
}
