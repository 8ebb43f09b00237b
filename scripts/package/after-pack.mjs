// electron-builder calls this when app and runtime lie in one folder: what only a developer needs goes.
import { rmSync } from 'node:fs';
import { join } from 'node:path';

const NOT_SHIPPED = ['resources/default_app.asar', 'version'];

export default function afterPack({ appOutDir }) {
  for (const path of NOT_SHIPPED) rmSync(join(appOutDir, path), { force: true });
}
