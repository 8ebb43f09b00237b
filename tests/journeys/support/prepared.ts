// Real vault folders, made by the vault's own code before the app opens them.
import { join } from 'node:path';
import { runnerImport } from 'vite';
import type * as TestVaultModule from '../../support/test-vault';
import { ROOT } from './places';

type Module = typeof TestVaultModule;

let loaded: Promise<Module> | undefined;

/** The vault's sources as they are built: with JSON imports and paths without endings. */
function vaultCode(): Promise<Module> {
  loaded ??= load('tests/support/test-vault.ts') as Promise<Module>;
  return loaded;
}

async function load(path: string): Promise<unknown> {
  const options = { root: ROOT, configFile: false as const, logLevel: 'error' as const };
  const { module } = await runnerImport(join(ROOT, path), options);
  return module;
}

export async function prepareVault(
  wishes: TestVaultModule.TestVaultWishes = {},
): Promise<TestVaultModule.TestVault> {
  const { foundTestVault } = await vaultCode();
  return await foundTestVault(wishes);
}
