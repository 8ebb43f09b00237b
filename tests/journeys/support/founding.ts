// What the first screens ask, answered by keyboard alone, on whichever app stands there: the built one or the packaged one.
import { expect, type Page } from '@playwright/test';
import { picture } from './screens';
import { type Language, words } from './words';

export function heading(page: Page, name: string) {
  return page.getByRole('heading', { level: 1, name });
}

/** By Tab until it is reached: what cannot be reached by keyboard fails here. */
export async function press(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  await button.waitFor();
  await tabTo(page, button);
  await page.keyboard.press('Enter');
}

export async function typeInto(page: Page, name: string, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name }).or(page.getByLabel(name, { exact: true }));
  await field.first().waitFor();
  await tabTo(page, field.first());
  await page.keyboard.insertText(text);
}

export async function tabTo(page: Page, target: ReturnType<Page['locator']>): Promise<void> {
  for (let steps = 0; steps < 60; steps += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab never came there');
}

export async function groupsOf(page: Page, label: string): Promise<readonly string[]> {
  const digits = page.getByRole('list', { name: label }).locator('.paper-main');
  await digits.first().waitFor();
  return await digits.allTextContents();
}

/** All three, one after the other, as far as the typing back. */
export async function readCards(
  page: Page,
  language: Language,
): Promise<readonly (readonly string[])[]> {
  const t = words(language);
  const cards: (readonly string[])[] = [];
  for (const number of ['١', '٢', '٣']) {
    cards.push(await groupsOf(page, t('vault:cards.card', { number })));
    if (number === '١') await picture(page, language, 'recovery-card');
    const next = number === '٣' ? 'vault:cards.check' : 'vault:cards.next';
    await press(page, t(next));
  }
  return cards;
}

export async function typeCardsBack(
  page: Page,
  cards: readonly (readonly string[])[],
): Promise<void> {
  const fields = page.locator('input[id^="field-typed"]');
  await fields.first().waitFor();
  for (const field of await fields.all()) {
    const label = await field.evaluate(
      (input) => (input as HTMLInputElement).labels?.[0]?.textContent ?? '',
    );
    const [card = 0, part = 0] = (latin(label).match(/[0-9]+/g) ?? []).map(Number);
    await field.fill(cards[card - 1]?.[part - 1] ?? '');
  }
}

export async function typeBack(
  page: Page,
  language: Language,
  groups: readonly string[],
): Promise<void> {
  const fields = page.locator('input[id^="field-typed"]');
  await fields.first().waitFor();
  for (const field of await fields.all()) {
    const label = await field.evaluate(
      (input) => (input as HTMLInputElement).labels?.[0]?.textContent ?? '',
    );
    const number = Number(latin(label).replaceAll(/[^0-9]/g, ''));
    expect(number, `the number in "${label}" (${language})`).toBeGreaterThan(0);
    await field.fill(groups[number - 1] ?? '');
  }
}

export const latin = (text: string): string =>
  text.replaceAll(/[٠-٩]/g, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit)));
