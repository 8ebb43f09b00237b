// Real vault folders, made by the vault's own code before the app opens them.
import { join } from 'node:path';
import { runnerImport } from 'vite';
import type * as VaultCode from './vault-code';
import { ROOT } from './places';

export type Vault = VaultCode.TestVault;

let loaded: Promise<typeof VaultCode> | undefined;

/** With JSON imports and paths without endings, as the build reads them. */
function vaultCode(): Promise<typeof VaultCode> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<typeof VaultCode> {
  const { module } = await runnerImport<typeof VaultCode>(
    join(ROOT, 'tests/journeys/support/vault-code.ts'),
    { root: ROOT, configFile: false, logLevel: 'error' },
  );
  return module;
}

/** An empty shelter with a manager and the wished roles, locked. */
export async function prepareVault(wishes: VaultCode.TestVaultOptions = {}): Promise<Vault> {
  const { foundTestVault } = await vaultCode();
  const vault = await foundTestVault(wishes);
  vault.at.lock('asked');
  return vault;
}

/** A shelter at work: twelve residents, one of them with a plan, score sheets and a note; locked. */
export async function prepareFurnished(): Promise<{
  vault: Vault;
  her: (typeof VaultCode)['HER'];
}> {
  const { furnishedVault, HER } = await vaultCode();
  return { vault: await furnishedVault(), her: HER };
}

/** A shelter in which everything is named by markup and scripts; locked. */
export async function prepareMarked(): Promise<Vault> {
  return (await vaultCode()).markedHouse();
}

/** A shelter with one full file whose period has ended; locked. */
export async function prepareOldFile(): ReturnType<(typeof VaultCode)['oldFileVault']> {
  return (await vaultCode()).oldFileVault();
}

/** A shelter with an erasure that waits for this many media; locked. */
export async function preparePendingErasure(media: number): Promise<Vault> {
  return (await vaultCode()).pendingErasureVault(media);
}

/** A shelter full of words that occur nowhere else, with the keys of its psychologist; locked. */
export async function prepareCanaries(): Promise<VaultCode.CanaryVault> {
  return (await vaultCode()).canaryVault();
}

/** The same shelter with one damaged page, and the name of her whose file lies on it; locked. */
export async function prepareDamaged(): Promise<{
  vault: Vault;
  her: (typeof VaultCode)['HER'];
}> {
  const { damagedVault, HER } = await vaultCode();
  return { vault: await damagedVault(), her: HER };
}

export async function backUpTo(vault: Vault, medium: string): Promise<void> {
  await (await vaultCode()).backUp(vault, medium);
}

/** Whether what lies on the disk is whole, once the app that used it is closed. */
export async function wholenessOf(vault: Vault): ReturnType<(typeof VaultCode)['wholenessOf']> {
  return (await vaultCode()).wholenessOf(vault);
}

/** As a later version of Kanaf will have written it. */
export async function asOfLater(folder: string): Promise<void> {
  (await vaultCode()).laterHeader(folder);
}

/** With these words in its header, as another version has written it. */
export async function asOfOther(
  folder: string,
  words: Parameters<(typeof VaultCode)['headerOfFormat']>[1],
): Promise<void> {
  (await vaultCode()).headerOfFormat(folder, words);
}

export function folderOf(vault: Vault): string {
  return join(vault.folder, 'vault');
}
