// How one vault's backups lie on a medium: data kept for years, keys replaced, each under its number.
// Reading trusts nothing: a folder counts only when its manifest is whole and names this place.
import { join, basename } from 'node:path';
import { z } from 'zod';
import type { Refusal } from '../../../src/kernel/result';
import { canonicalText } from '../keys/canonical-json';
import { freshId } from '../keys/places';
import {
  MAX_MANIFEST_BYTES,
  type ManifestRefusal,
  readManifest,
  type SignedManifest,
} from './manifest';
import {
  isOwnFolder,
  makeFolderIfMissing,
  namesIn,
  putFile,
  readSmall,
  syncFolder,
} from './medium-files';
import { MediumCondition } from '../database/medium-condition';

export const RECORDS_FILE = 'records.kanaf';
export const KEYRING_FILE = 'keyring.kanaf';
export const HEADER_FILES = ['header-a.kanaf', 'header-b.kanaf'] as const;
export const MANIFEST_FILE = 'manifest.json';
const MEDIUM_FILE = 'medium.json';
const MAX_MEDIUM_BYTES = 4096;
/** More folders than this on one medium are not looked at: nobody makes them by hand. */
const MOST_FOLDERS = 5000;
const VAULT_FOLDER = /^kanaf-[0-9a-hjkmnp-tv-z]{8}$/;
const KEPT = { data: /^data-([1-9][0-9]{0,8})$/, keys: /^keys-([1-9][0-9]{0,8})$/ } as const;
export const UNFINISHED = /^(?:data|keys)-[1-9][0-9]{0,8}\.partial$/;

const mediumSchema = z.strictObject({
  format: z.literal('kanaf-medium'),
  formatVersion: z.literal(1),
  mediumId: z.string().regex(/^[0-9a-hjkmnp-tv-z]{26}$/),
  vaultId: z.string().length(26),
  createdAt: z.iso.datetime(),
});
export type MediumMark = z.output<typeof mediumSchema>;

export interface KeptFolder {
  readonly number: number;
  readonly path: string;
  readonly manifest: SignedManifest | undefined;
  readonly problem: Refusal<ManifestRefusal> | undefined;
}

export interface Medium {
  /** `…/kanaf-<first 8 of vault id>` */
  readonly path: string;
  readonly mark: MediumMark | undefined;
  /** Newest first. */
  readonly data: readonly KeptFolder[];
  readonly keys: readonly KeptFolder[];
  /** Left by a backup that was cut short; they never counted. */
  readonly unfinished: readonly string[];
  /** The highest number that any name carries, whatever lies there under it; 0 where none does. */
  readonly lastNumber: number;
}

/** Above this a folder's name would be no name of a backup any more. */
export const HIGHEST_NUMBER = 999_999_999;

/** The folder of one vault below what the worker chose, also when they chose that folder itself. */
export function mediumPath(chosen: string, vaultId: string): string {
  const name = `kanaf-${vaultId.slice(0, 8)}`;
  return basename(chosen) === name ? chosen : join(chosen, name);
}

/** Folders of backups at or below what the worker chose. */
export async function mediaAt(chosen: string): Promise<readonly string[]> {
  if (VAULT_FOLDER.test(basename(chosen))) return [chosen];
  const names = await namesIn(chosen);
  return names.filter((name) => VAULT_FOLDER.test(name)).map((name) => join(chosen, name));
}

/** Undefined when there is no such folder. */
export async function readMedium(path: string): Promise<Medium | undefined> {
  if (!(await isOwnFolder(path))) return undefined;
  const names = (await namesIn(path)).slice(0, MOST_FOLDERS);
  const mark = mediumMark(await readSmall(join(path, MEDIUM_FILE), MAX_MEDIUM_BYTES));
  return {
    path,
    mark,
    data: await keptFolders(path, names, KEPT.data),
    keys: await keptFolders(path, names, KEPT.keys),
    unfinished: names.filter((name) => UNFINISHED.test(name)).map((name) => join(path, name)),
    lastNumber: Math.max(0, ...names.map(numberIn)),
  };
}

/** Which medium it is that carries backups of this vault in the chosen folder; undefined where none does. */
export async function mediumIdAt(chosen: string, vaultId: string): Promise<string | undefined> {
  const path = join(mediumPath(chosen, vaultId), MEDIUM_FILE);
  const mark = mediumMark(await readSmall(path, MAX_MEDIUM_BYTES));
  return mark?.vaultId === vaultId ? mark.mediumId : undefined;
}

function numberIn(name: string): number {
  return Number((KEPT.data.exec(name) ?? KEPT.keys.exec(name))?.[1] ?? 0);
}

async function keptFolders(
  path: string,
  names: readonly string[],
  form: RegExp,
): Promise<readonly KeptFolder[]> {
  const kept: KeptFolder[] = [];
  for (const name of names) {
    const number = form.exec(name)?.[1];
    if (number === undefined || !(await isOwnFolder(join(path, name)))) continue;
    kept.push(await keptFolder(join(path, name), Number(number)));
  }
  return kept.toSorted((left, right) => right.number - left.number);
}

async function keptFolder(path: string, number: number): Promise<KeptFolder> {
  const bytes = await readSmall(join(path, MANIFEST_FILE), MAX_MANIFEST_BYTES);
  const read = bytes === undefined ? undefined : readManifest(bytes);
  if (read?.ok === true && read.value.manifest.number === number) {
    return { number, path, manifest: read.value, problem: undefined };
  }
  const damaged = { code: 'backups.manifest-damaged' } as const;
  const problem = read === undefined || read.ok ? damaged : read.refusal;
  return { number, path, manifest: undefined, problem };
}

function mediumMark(bytes: Uint8Array | undefined): MediumMark | undefined {
  if (bytes === undefined) return undefined;
  try {
    return mediumSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return undefined;
  }
}

/** Makes the vault's folder on a medium and gives the medium its random id. */
export async function markMedium(
  path: string,
  facts: { readonly vaultId: string; readonly createdAt: string },
): Promise<MediumMark> {
  await makeFolderIfMissing(path);
  if (!(await isOwnFolder(path))) throw new MediumCondition('not-ours');
  const mark: MediumMark = {
    format: 'kanaf-medium',
    formatVersion: 1,
    mediumId: freshId(),
    ...facts,
  };
  await putFile(join(path, MEDIUM_FILE), Buffer.from(`${canonicalText(mark)}\n`, 'utf8'));
  await syncFolder(path);
  return mark;
}
