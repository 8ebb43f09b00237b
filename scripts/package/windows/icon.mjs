// The drawing of programs and installers on Windows: `kanaf.svg` in seven sizes from 16 to 256, drawn by `mutool draw -c rgba`.
import { join } from 'node:path';
import { ROOT } from '../../setup/places.mjs';

export const WINDOWS_ICON = join(ROOT, 'resources/icons/kanaf.ico');
