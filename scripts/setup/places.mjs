// Where things lie: the checkout, the per-user cache and the two runtimes' versions (nowhere else).
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';

export const ROOT = resolve(import.meta.dirname, '../..');
export const CACHE = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'kanaf');
export const STAMP = join(ROOT, 'node_modules', '.kanaf-stamp');
/** The runtime Kanaf ships with. */
export const OFFICIAL_ELECTRON = '45.4.1';
/** The runtime for building and testing where only package registries are reachable; never shipped. */
export const FALLBACK_ELECTRON = '33.2.1';
export const MINIMUM_NODE = [20, 19];
