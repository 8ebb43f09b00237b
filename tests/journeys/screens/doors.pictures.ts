// Every page that each role is offered, as she meets it, for somebody to look at; and what can be told by a program:
// keys without words, digits of the other set, text that is cut off, fields without a label, faults of the page.
// `npm run pictures -- --doors` takes them into test-results/doors, with a list of what was found.
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Page, test } from '@playwright/test';
import { DEMO_STAFF } from '../../../electron/cli/demo-staff';
import { ROOT } from '../support/places';
import { NARROW, shape } from '../support/screens';
import { comeIn, type DemoOptions, openDemo, takePicture } from './demo-app';

const OUT = join(ROOT, 'test-results/doors');
const WISHES: readonly DemoOptions[] = [
  { language: 'ar', light: 'light' },
  { language: 'en', light: 'dark' },
];
/** Pages that only show, or that ask before they do. */
const MOST_PAGES = 40;

for (const wishes of WISHES) {
  for (const { role } of DEMO_STAFF) {
    test(`${role}, ${wishes.language}`, async () => {
      mkdirSync(OUT, { recursive: true });
      const report = join(OUT, `${role}-${wishes.language}.txt`);
      writeFileSync(report, '');
      const app = await openDemo(wishes);
      const page = await app.page();
      await comeIn(page, role, wishes);
      const seen = new Set<string>();
      // The links to be followed from Today.
      const waiting: (readonly string[])[] = [[]];
      while (waiting.length > 0 && seen.size < MOST_PAGES) {
        const trail = waiting.shift() ?? [];
        const path = trail.at(-1) ?? '/';
        const kind = path.replace(/[0-9a-hjkmnp-tv-z]{20,30}/g, 'ID');
        if (seen.has(kind)) continue;
        seen.add(kind);
        if (!(await go(page, trail))) continue;
        const name = `${role}-${wishes.language}-${kind.replaceAll('/', '_')}`;
        await takePicture(page, `test-results/doors/${name}.png`);
        const found = await look(page, wishes.language);
        if (wishes.language === 'ar') {
          await shape(app, 1, NARROW);
          await page.waitForTimeout(150);
          await takePicture(page, `test-results/doors/${name}-narrow.png`);
          const narrow = await look(page, wishes.language);
          found.push(...narrow.filter((one) => !found.includes(one)).map((one) => `narrow ${one}`));
          await shape(app);
        }
        appendFileSync(report, [`# ${kind}`, ...found, ''].join('\n'));
        waiting.push(...(await linksOf(page)).map((href) => [...trail, href]));
      }
      appendFileSync(report, [...app.complaints, ''].join('\n'));
      await app.close();
    });
  }
}

async function go(page: Page, trail: readonly string[]): Promise<boolean> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+1');
  await page.waitForTimeout(200);
  for (const href of trail) {
    const link = page.locator(`a[href="${href}"]`).first();
    const clicked = await link.click({ timeout: 3_000 }).then(
      () => true,
      () => false,
    );
    if (!clicked) return false;
    await page.waitForTimeout(250);
  }
  await page.waitForTimeout(200);
  return true;
}

function linksOf(page: Page): Promise<string[]> {
  return page.locator('a[href]').evaluateAll((links) =>
    links
      .map((link) => link.getAttribute('href') ?? '')
      .map((href) => href.replace(/^#/, ''))
      .filter((href) => href.startsWith('/')),
  );
}

function look(page: Page, language: string): Promise<string[]> {
  return page.evaluate((lang) => {
    const found: string[] = [];
    const shown = (one: Element) => one.getClientRects().length > 0;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      const parent = node.parentElement;
      if (text === '' || parent === null || !shown(parent)) continue;
      if (/^[a-z-]+:[a-z-]+[.a-z-]+$/.test(text)) found.push(`key ${text}`);
      const isCode =
        parent.closest('code, .code, [dir="ltr"], bdi, kbd, [translate="no"]') !== null;
      if (lang === 'ar' && /[0-9]/.test(text) && !isCode) found.push(`digits ${text}`);
      if (lang === 'en' && /[٠-٩]/.test(text)) found.push(`digits ${text}`);
    }
    for (const one of document.querySelectorAll('main *, header *, nav *')) {
      const style = getComputedStyle(one);
      const cuts = style.overflowX === 'hidden' || style.overflowX === 'clip';
      const isWide = one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0;
      if (
        shown(one) &&
        cuts &&
        isWide &&
        one.textContent?.trim() !== '' &&
        !one.matches('.visually-hidden')
      )
        found.push(`cut ${one.className} ${one.textContent?.slice(0, 60) ?? ''}`);
    }
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth + 1) found.push('page wider than the window');
    for (const field of document.querySelectorAll('input:not([type=hidden]), select, textarea')) {
      const { labels } = field as HTMLInputElement;
      const named =
        (labels?.length ?? 0) > 0 ||
        field.hasAttribute('aria-label') ||
        field.hasAttribute('aria-labelledby');
      if (shown(field) && !named) found.push(`no label ${field.outerHTML.slice(0, 120)}`);
    }
    return found;
  }, language);
}
