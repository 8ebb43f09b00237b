// Where the checkout lies, and the app that is tried: the checkout's own build unless another is named.
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../../..');
export const APP = process.env['KANAF_APP_FOLDER'] ?? ROOT;
export const SCREENS = join(ROOT, 'tests/journeys/screens');
