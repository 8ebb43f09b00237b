// The program meets a vault and backups of formats that it does not know, older and newer: it says which one lies there and which
// Kanaf opens it, offers nothing that would touch it, and leaves every byte as it was.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type RunningApp, startApp } from './support/app';
import { expectNoObstacles } from './support/axe';
import { printsOf, willChoose } from './support/folders';
import { asOfOther, backUpTo, folderOf, prepareFurnished, type Vault } from './support/prepared';
import { picture, shape } from './support/screens';
import { LANGUAGES, words } from './support/words';

const MANIFESTS = ['data-1/manifest.json', 'keys-1/manifest.json'];

let app: RunningApp;
let base: string;
let house: Vault;
test.beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'kanaf-formats-'));
  house = (await prepareFurnished()).vault;
});
test.afterEach(async () => {
  await app.close();
  house.destroy();
  rmSync(base, { recursive: true, force: true });
});

for (const language of LANGUAGES) {
  const t = words(language);
  const figure = (value: number) =>
    new Intl.NumberFormat(language === 'ar' ? 'ar-u-nu-arab' : 'en').format(value);

  test(`a vault and backups of other formats are told and left as they are (${language})`, async () => {
    const stick = join(base, 'stick');
    mkdirSync(stick);
    await backUpTo(house, stick);
    const [medium = ''] = readdirSync(stick);
    const older = vaultOf('older', house);
    await asOfOther(older, { formatVersion: 0 });
    const newer = vaultOf('newer', house);
    await asOfOther(newer, { formatVersion: 2, opensWith: '1.4.0' });
    const before = [printsOf(older), printsOf(newer)];

    app = await startApp({ vault: older, language });
    const page = await app.page();
    await shape(app);
    await said(page, t('vault:trouble.vault-older-format.title'));
    await said(page, t('errors:vault.older-format', { format: figure(0), own: figure(1) }));
    await said(page, t('vault:trouble.vault-older-format.next'));
    await offersNothingMore(page, [
      t('vault:folder.choose'),
      t('ui:try-again'),
      t('about:at-door'),
    ]);
    await expectNoObstacles(page, 'an older vault');
    await picture(page, language, 'format-older');

    await willChoose(app, newer);
    await page.getByRole('button', { name: t('vault:folder.choose'), exact: true }).click();
    await said(page, t('vault:trouble.vault-newer-format.title'));
    await said(page, t('errors:vault.newer-format', { format: figure(2), own: figure(1) }));
    await said(page, t('errors:vault.opens-from', { version: '1.4.0' }));
    await expectNoObstacles(page, 'a newer vault');
    await picture(page, language, 'format-newer');

    await page.getByRole('button', { name: t('backups:restore.title'), exact: true }).click();
    for (const [formatVersion, opensWith, key] of [
      [2, '3.0.1', 'errors:backups.newer-format_known'],
      [0, undefined, 'errors:backups.older-format'],
    ] as const) {
      const manifests = MANIFESTS.map((name) => join(stick, medium, name));
      for (const path of manifests) inFormat(path, { formatVersion, opensWith });
      const onStick = manifests.map((path) => readFileSync(path, 'utf8'));
      await willChoose(app, stick);
      await chooser(page, t).click();
      await said(page, t('backups:restore.other-format_one', { count: 1 }));
      await said(
        page,
        t(key, { format: figure(formatVersion), own: figure(1), version: opensWith ?? '' }),
      );
      await expect(page.getByText(t('backups:restore.none-whole'))).toHaveCount(0);
      await expect(page.getByRole('button', { name: t('backups:restore.begin') })).toHaveCount(0);
      await expectNoObstacles(page, 'backups of another format');
      await picture(page, language, `format-backups-${formatVersion}`);
      expect(manifests.map((path) => readFileSync(path, 'utf8'))).toEqual(onStick);
    }
    expect([printsOf(older), printsOf(newer)]).toEqual(before);
    expect(readdirSync(base).toSorted()).toEqual(['newer', 'older', 'stick']);
    expect(app.complaints).toEqual([]);
  });
}

function vaultOf(name: string, of: Vault): string {
  const folder = join(base, name);
  cpSync(folderOf(of), folder, { recursive: true });
  return folder;
}

/** The first choice and every further one have different words. */
function chooser(page: Page, t: ReturnType<typeof words>) {
  return page
    .getByRole('button', { name: t('backups:restore.choose'), exact: true })
    .or(page.getByRole('button', { name: t('backups:restore.choose-other'), exact: true }));
}

function inFormat(
  path: string,
  {
    formatVersion,
    opensWith,
  }: { readonly formatVersion: number; readonly opensWith: string | undefined },
): void {
  const { manifest, signature } = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly manifest: Record<string, unknown>;
    readonly signature: unknown;
  };
  delete manifest['opensWith'];
  const named = opensWith === undefined ? {} : { opensWith };
  writeFileSync(
    path,
    JSON.stringify({ manifest: { ...manifest, formatVersion, ...named }, signature }),
  );
}

async function said(page: Page, sentence: string): Promise<void> {
  await expect(page.getByText(sentence, { exact: true }).first()).toBeVisible();
}

/** What stands on the screen to press, besides language and look. */
async function offersNothingMore(page: Page, wanted: readonly string[]): Promise<void> {
  const buttons = await page.getByRole('main').getByRole('button').allInnerTexts();
  expect(buttons.filter((text) => !wanted.includes(text.trim()))).toEqual([]);
}
