// Every page that each role is offered, as she meets it, for somebody to look at: at the usual size, at twice the size,
// whole (as high as it is) and in the dark, in both languages. And what can be told by a program: keys without words,
// digits of the other set, text that is cut off, fields without a label, doors that no page led to, faults of the page.
// `npm run pictures -- --doors` takes them into test-results/doors, with a list of what was found.
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Page, test } from '@playwright/test';
import { type DemoRole, DEMO_STAFF } from '../../../electron/cli/demo-staff';
import type { Door } from '../../../src/app/doors/door';
import { DOORS } from '../../../src/app/doors/doors';
import { roleMay } from '../../../src/kernel/compartments';
import type { RunningApp } from '../support/app';
import { ALL_KINDS, everyPage } from '../support/every-page';
import { ROOT } from '../support/places';
import { NARROW, SHAPE, shape } from '../support/screens';
import { LANGUAGES } from '../support/words';
import { comeIn, openDemo, takePicture } from './demo-app';

const OUT = join(ROOT, 'test-results/doors');
const HIGHEST = 2600;
// A manager has about seventy pages, each taken four times.
test.describe.configure({ timeout: 1_800_000 });

for (const language of LANGUAGES) {
  for (const { role } of DEMO_STAFF) {
    test(`${role}, ${language}`, async () => {
      mkdirSync(OUT, { recursive: true });
      const report = join(OUT, `${role}-${language}.txt`);
      writeFileSync(report, '');
      const app = await openDemo({ language, light: 'light' });
      const page = await app.page();
      await comeIn(page, role, { language, light: 'light' });
      const seen = await everyPage(page, ALL_KINDS, async (kind) => {
        const name = `${role}-${language}-${kind.replaceAll('/', '_')}`;
        const found = await takeAll(app, name, language);
        appendFileSync(report, [`# ${kind}`, ...found, ''].join('\n'));
      });
      const missed = doorsOf(role).filter((path) => !seen.some((kind) => isOf(kind, path)));
      appendFileSync(report, ['# not reached', ...missed, ...app.complaints, ''].join('\n'));
      await app.close();
    });
  }
}

/** What the role may enter, of the pages in the list of doors. */
function doorsOf(role: DemoRole): readonly string[] {
  return DOORS.filter(({ needs }: Pick<Door, 'needs'>) => {
    if (needs === 'anybody') return true;
    if ('roles' in needs) return needs.roles.includes(role);
    return [needs].flat().some((one) => roleMay(role, one));
  }).map(({ path }) => path);
}

function isOf(kind: string, path: string): boolean {
  return new RegExp(`^${path.replaceAll(/\$\w+/g, '[^/]+')}$`).test(kind);
}

/** At twice the size, in the dark, whole; as it was at the end. */
async function takeAll(app: RunningApp, name: string, language: string): Promise<string[]> {
  const page = await app.page();
  const take = async (suffix: string) => {
    await page.waitForTimeout(150);
    await takePicture(page, `test-results/doors/${name}${suffix}.png`);
  };
  await take('');
  const found = await look(page, language);
  await page.emulateMedia({ colorScheme: 'dark' });
  await take('-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await shape(app, 1, NARROW);
  await take('-narrow');
  const narrow = await look(page, language);
  found.push(...narrow.filter((one) => !found.includes(one)).map((one) => `narrow ${one}`));
  await shape(app);
  const height = await page.evaluate(() => {
    const main = document.querySelector('main');
    return main === null ? 0 : window.innerHeight + main.scrollHeight - main.clientHeight;
  });
  if (height > SHAPE.height + 8) {
    await shape(app, 1, { width: SHAPE.width, height: Math.min(height, HIGHEST) });
    await take('-whole');
    await shape(app);
  }
  return found;
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
      const plain = text.replaceAll(/\u2066[^\u2069]*\u2069/g, '');
      if (lang === 'ar' && /[0-9]/.test(plain) && !isCode) found.push(`digits ${text}`);
      if (lang === 'en' && /[٠-٩]/.test(text)) found.push(`digits ${text}`);
    }
    for (const one of document.querySelectorAll('main *, header *, nav *')) {
      const style = getComputedStyle(one);
      const cuts = style.overflowX === 'hidden' || style.overflowX === 'clip';
      const isWide = one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1;
      if (
        shown(one) &&
        cuts &&
        isWide &&
        one.textContent?.trim() !== '' &&
        // Kept for ears alone, whatever class makes it so.
        style.clipPath === 'none'
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
