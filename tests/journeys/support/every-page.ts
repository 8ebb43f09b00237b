// Every page that can be reached from Today by what is shown: links, and the first line of each list. Pages of one kind count once.
import type { Page } from '@playwright/test';

/** Stands in a trail for the first line of a list: it opens its page without being a link. */
const ROW = 'row';

/** As many kinds as there are; a manager has about seventy. */
export const ALL_KINDS = 90;

/** Nearest to Today first, at most so many kinds. Answers those that were visited. */
export async function everyPage(
  page: Page,
  most: number,
  visit: (kind: string) => Promise<unknown>,
): Promise<readonly string[]> {
  const seen = new Set<string>();
  // The links to be followed from Today.
  const waiting: (readonly string[])[] = [[]];
  while (waiting.length > 0 && seen.size < most) {
    const trail = waiting.shift() ?? [];
    const kind = kindOf(trail);
    if (seen.has(kind) || !(await go(page, trail))) continue;
    seen.add(kind);
    await visit(kind);
    waiting.push(...(await onwards(page)).map((step) => [...trail, step]));
  }
  return [...seen];
}

function kindOf(trail: readonly string[]): string {
  const last = trail.at(-1) ?? '/';
  const path = last === ROW ? `${kindOf(trail.slice(0, -1))}/ID` : last;
  return path.replace(/[0-9a-hjkmnp-tv-z]{20,30}/g, 'ID').replace(/#.*/, '');
}

/** From Today, link by link. */
async function go(page: Page, trail: readonly string[]): Promise<boolean> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+1');
  await page.waitForTimeout(200);
  for (const step of trail) {
    const place =
      step === ROW
        ? page.locator('.table-opens [role="row"]').nth(1)
        : page.locator(`a[href="${step}"]`).first();
    const clicked = await place.click({ timeout: 3_000 }).then(
      () => true,
      () => false,
    );
    if (!clicked) return false;
    await page.waitForTimeout(250);
  }
  await page.waitForTimeout(200);
  return true;
}

/** Where the page leads: its links, and the first line of its list. */
async function onwards(page: Page): Promise<readonly string[]> {
  const links = await page.locator('a[href]').evaluateAll((all) =>
    all
      .map((link) => link.getAttribute('href') ?? '')
      .map((href) => href.replace(/^#(?=\/)/, ''))
      .filter((href) => href.startsWith('/')),
  );
  const rows = await page.locator('.table-opens [role="row"]').count();
  return rows > 1 ? [...links, ROW] : links;
}
