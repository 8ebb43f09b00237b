// Every page as people meet it: Arabic and English, at usual size and at twice the size. No obstacle, nothing cut off
// sideways, nothing in the wrong language, nothing against the window's policy.
import { expect, type Page, test } from '@playwright/test';
import { languageOf, type RunningApp, startApp, switchLanguage, unlock } from './support/app';
import { obstacles } from './support/axe';
import { staffCodeOf } from './support/people';
import { folderOf, prepareFurnished, type Vault } from './support/prepared';
import { picture, shape } from './support/screens';
import { type Language, words } from './support/words';

type T = ReturnType<typeof words>;
interface Place {
  readonly name: string;
  /** Kept among the pictures. */
  readonly isKept?: boolean;
  /** What the picture is about, when it stands further down. */
  readonly about?: string;
  readonly go: (page: Page, t: T) => Promise<void>;
}

// The longest file of all: its rounds are shared out among the workers, each with a vault of its own.
test.describe.configure({ mode: 'parallel' });

let vault: Vault;
let caseNumber: string;
let app: RunningApp;
test.beforeAll(async () => {
  const made = await prepareFurnished();
  vault = made.vault;
  caseNumber = made.her.caseNumber;
});
test.afterEach(async () => {
  await app.close();
});
test.afterAll(() => {
  vault.destroy();
});

const room = (id: string) => (page: Page, t: T) =>
  page
    .locator('nav.rail')
    .getByRole('link', { name: t(`app:room.${id}`), exact: true })
    .click();

const tab = (key: string) => (page: Page, t: T) =>
  page.getByRole('tab', { name: t(key), exact: true }).click();

const link = (key: string) => (page: Page, t: T) =>
  page
    .getByRole('link', { name: t(key), exact: true })
    .first()
    .click();

async function openHer(page: Page, t: T): Promise<void> {
  await room('residents')(page, t);
  await page.getByRole('row').filter({ hasText: caseNumber }).click();
  await page.getByRole('tab', { name: t('residents:page.overview') }).waitFor();
}

async function onPlan(page: Page, t: T): Promise<void> {
  await openHer(page, t);
  await tab('care-plans:title')(page, t);
}

const office = (id: string) => async (page: Page, t: T) => {
  await room('office')(page, t);
  await page
    .locator('main')
    .getByRole('link', { name: t(`office:door.${id}.title`) })
    .click();
};

const inDoor = (key: string) => (page: Page, t: T) =>
  page
    .locator('.doors')
    .getByRole('link', { name: t(key) })
    .click();

const then =
  (...steps: readonly Place['go'][]): Place['go'] =>
  async (page, t) => {
    for (const step of steps) await step(page, t);
  };

const onColleague = then(office('staff'), (page) =>
  page.getByRole('link', { name: staffCodeOf('psychologist') }).click(),
);
const onProgress = then(openHer, tab('progress:title'));
const onNotes = then(openHer, tab('session-notes:title'));

const lookFirst = async (page: Page, t: T): Promise<void> => {
  await then(room('residents'), link('residents:list.admit'))(page, t);
  await page
    .getByRole('textbox', { name: t('residents:duplicates.name') })
    .fill('هند مجدي فريد قاسم');
  await page.getByRole('button', { name: t('residents:duplicates.look') }).click();
  await page.getByRole('button', { name: t('residents:admit.save') }).waitFor();
};

const CASE_PLACES: readonly Place[] = [
  { name: 'today', isKept: true, go: room('today') },
  { name: 'residents', isKept: true, go: room('residents') },
  { name: 'look-first', go: then(room('residents'), link('residents:list.admit')) },
  { name: 'admit', isKept: true, go: lookFirst },
  { name: 'resident', isKept: true, go: openHer },
  { name: 'edit', go: then(openHer, link('residents:page.correct')) },
  { name: 'exit', go: then(openHer, link('residents:page.exit')) },
  { name: 'stay', go: then(openHer, link('residents:stay.open')) },
  {
    name: 'correct-stay',
    go: then(openHer, link('residents:stay.open'), link('residents:stay.correct')),
  },
  { name: 'plan', isKept: true, go: onPlan },
  { name: 'need', go: then(onPlan, link('care-plans:add-need')) },
  { name: 'goal', go: then(onPlan, link('care-plans:set-goal')) },
  { name: 'task', go: then(onPlan, link('care-plans:add-task')) },
  { name: 'drop-task', go: then(onPlan, link('care-plans:drop-task')) },
  { name: 'correct-need', go: then(onPlan, link('care-plans:correct.open')) },
  { name: 'withdraw-need', go: then(onPlan, link('care-plans:withdraw.open')) },
  { name: 'review', go: then(onPlan, link('care-plans:hold-review')) },
  { name: 'attainment', go: onProgress },
  { name: 'sessions', go: onNotes },
];

const CLINICAL_PLACES: readonly Place[] = [
  { name: 'progress', isKept: true, about: '.section >> nth=1', go: onProgress },
  { name: 'new-sheet', isKept: true, go: then(onProgress, link('progress:add-sheet')) },
  { name: 'sheet', go: then(onProgress, firstSheet) },
  { name: 'correct-sheet', go: then(onProgress, firstSheet, link('progress:correct.title')) },
  { name: 'notes', go: onNotes },
  { name: 'new-note', go: then(onNotes, link('session-notes:add')) },
  { name: 'note', go: then(onNotes, firstNote) },
];

const OFFICE_PLACES: readonly Place[] = [
  { name: 'office', go: room('office') },
  { name: 'staff', go: office('staff') },
  { name: 'staff-new', go: then(office('staff'), link('staff:list.invite')) },
  { name: 'staff-passphrase', go: then(office('staff'), link('staff:list.own-passphrase')) },
  { name: 'staff-sign-ins', go: then(office('staff'), link('staff:list.sign-ins')) },
  { name: 'staff-person', go: onColleague },
  { name: 'staff-renew', go: then(onColleague, inDoor('staff:person.renew')) },
  { name: 'staff-leave', go: then(onColleague, inDoor('staff:person.leave')) },
  { name: 'audit', go: office('audit') },
  { name: 'backups', go: office('backups') },
  { name: 'appearance', go: office('appearance') },
  { name: 'about', go: office('about') },
  { name: 'import', isKept: true, go: office('import') },
  { name: 'reports', go: room('reports') },
  { name: 'prepare', go: then(room('reports'), link('summaries:list.new')) },
];

async function firstSheet(page: Page): Promise<void> {
  await page.locator('main details > summary').first().click();
  await page.locator('main details a').first().click();
}

async function firstNote(page: Page): Promise<void> {
  await page.getByRole('tabpanel').locator('a[href*="/notes/"]').last().click();
}

const ROUNDS = [
  { role: 'case-manager', places: CASE_PLACES },
  { role: 'psychologist', places: CLINICAL_PLACES },
  { role: 'manager', places: OFFICE_PLACES },
] as const;

for (const { role, places } of ROUNDS) {
  test(`every page of a ${role}, in both languages and at twice the size`, async () => {
    app = await startApp({ vault: folderOf(vault) });
    const page = await app.page();
    await shape(app);
    await unlock(page, role);
    const problems: string[] = [];
    for (const place of places) {
      try {
        await place.go(page, words(await languageOf(page)));
        await settled(page);
      } catch (error) {
        problems.push(`${place.name} was not reached: ${String(error).slice(0, 300)}`);
        continue;
      }
      problems.push(...(await lookAt(page, place)));
      await switchLanguage(page);
      problems.push(...(await lookAt(page, place)));
    }
    expect(problems).toEqual([]);
    expect(app.complaints).toEqual([]);
  });
}

test('the door, in both languages and at twice the size', async () => {
  app = await startApp({ vault: folderOf(vault) });
  const page = await app.page();
  await shape(app);
  const place = { name: 'unlock', isKept: true, go: () => Promise.resolve() };
  const problems = [...(await lookAt(page, place))];
  await switchLanguage(page);
  problems.push(...(await lookAt(page, place)));
  await page.getByRole('button', { name: words('en')('vault:unlock.verify') }).click();
  const check = { name: 'verify', go: () => Promise.resolve() };
  problems.push(...(await lookAt(page, check)));
  await switchLanguage(page);
  problems.push(...(await lookAt(page, check)));
  expect(problems).toEqual([]);
  expect(app.complaints).toEqual([]);
});

async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await expect(page.locator('.loading, [role="progressbar"]')).toHaveCount(0);
}

async function lookAt(page: Page, place: Place): Promise<readonly string[]> {
  const language = await languageOf(page);
  const where = `${language} ${place.name}`;
  const problems = (await obstacles(page)).map((line) => `${where}: ${line}`);
  if (place.about !== undefined) {
    await page.locator(place.about).evaluate((part) => part.scrollIntoView({ block: 'start' }));
  }
  if (place.isKept === true) await picture(page, language, place.name);
  if ((await page.locator('html').getAttribute('dir')) !== (language === 'ar' ? 'rtl' : 'ltr')) {
    problems.push(`${where}: runs the wrong way`);
  }
  const foreign = await foreignWords(page, language);
  problems.push(...foreign.map((text) => `${where}: not in this language: ${text}`));
  for (const zoom of [1, 2]) {
    await shape(app, zoom);
    const wide = await tooWide(page);
    problems.push(...wide.map((line) => `${where}: wider than the window at ${zoom}: ${line}`));
    const form = await formOf(page, zoom === 1 ? 2 : 1);
    problems.push(...form.map((line) => `${where}: form at ${zoom}: ${line}`));
    // The same tree in the other language: once is enough here, and the day stays short.
    if (zoom === 2 && language === 'ar')
      problems.push(...(await obstacles(page)).map((line) => `${where} at 2: ${line}`));
  }
  await shape(app);
  return problems;
}

/** A long form: so many columns, walked through line by line in the direction of the language. */
function formOf(page: Page, columns: number): Promise<readonly string[]> {
  return page.evaluate((most) => {
    const isRtl = document.documentElement.dir === 'rtl';
    const startOf = (one: Element) => {
      const { left, right } = one.getBoundingClientRect();
      return isRtl ? -right : left;
    };
    const topOf = (one: Element) => one.getBoundingClientRect().top;
    const problems: string[] = [];
    for (const group of document.querySelectorAll(
      '.page-form .form, .page-form .form > .stack, .page-form .fieldset-fields, .page-form .halves',
    )) {
      const asked = [...group.querySelectorAll(':scope > .field, :scope > .half')];
      const isInHalf = group.closest('.half') !== null;
      const wanted = isInHalf || asked.length < 2 ? 1 : most;
      const starts = new Set(asked.map((one) => Math.round(startOf(one))));
      if (asked.length > 0 && starts.size > wanted) problems.push(`${starts.size} columns`);
      const isLong = asked.length > 3 || group.matches('.halves');
      if (isLong && starts.size < wanted) problems.push('no two columns');
      asked.slice(1).forEach((one, at) => {
        const before = asked[at];
        if (before === undefined) return;
        const isBelow = topOf(one) >= before.getBoundingClientRect().bottom - 1;
        const isBeside = Math.abs(topOf(one) - topOf(before)) < 2 && startOf(one) > startOf(before);
        const isNextLine = topOf(one) > topOf(before) + 1 && startOf(one) < startOf(before);
        if (!isBelow && !isBeside && !isNextLine) problems.push(`out of order: ${one.textContent}`);
      });
    }
    return problems;
  }, columns);
}

/** What makes the page scroll sideways, what of the frame the window cuts off, and a title that something lies on. */
function tooWide(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const scrollers = [document.documentElement, ...document.querySelectorAll('main, .rail')];
    const frame = [...document.querySelectorAll('main, .top button, .rail a')];
    const isCut = (one: Element) => {
      const { left, right } = one.getBoundingClientRect();
      return left < -1 || right > window.innerWidth + 1;
    };
    const pageTop = document.querySelector('main')?.getBoundingClientRect().top ?? 0;
    const isCovered = (one: Element) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      const over = document.elementFromPoint(left + width / 2, top + height / 2);
      return top >= pageTop && over !== null && !one.contains(over) && !over.contains(one);
    };
    return [
      ...scrollers
        .filter((one) => one.scrollWidth > one.clientWidth + 1)
        .map((one) => `${one.tagName} ${one.scrollWidth} in ${one.clientWidth}`),
      ...frame.filter(isCut).map((one) => `${one.tagName} ${one.className} is cut off`),
      ...[...document.querySelectorAll('main h1 > *, main h1:not(:has(*))')]
        .filter(isCovered)
        .map((one) => `${one.textContent} is covered`),
    ];
  });
}

/** Names that are the same in every language. */
const KNOWN =
  /العربية|\b(English|Kanaf|Excel|JSON|HTCDS|CTDC|WHO|PHQ|xlsx|Electron|Chromium|AGPL|Ctrl|Shift|Enter|Unicode|PAdES|CAdES|BitLocker|FileVault|LUKS|Node|verify\.mjs)\b/gu;

/** The code of a search stands for itself, whatever letters it happens to have. */
const CODE = /\u2066[0-9a-f]{8}\u2069/gu;

/** Words of the other script in what the house itself says; what people wrote stands in `bdi`. */
async function foreignWords(page: Page, language: Language): Promise<readonly string[]> {
  const said = await page.evaluate(
    (other) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const texts: string[] = [];
      while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        const own = parent?.closest(
          `bdi, code, kbd, script, style, textarea, [lang="${other}"], [data-live-announcer], .text-verbatim`,
        );
        if (own === null && parent?.checkVisibility() === true) {
          texts.push(walker.currentNode.textContent ?? '');
        }
      }
      return texts;
    },
    language === 'ar' ? 'en' : 'ar',
  );
  const foreign = language === 'ar' ? /[A-Za-z]{4,}/u : /\p{Script=Arabic}{2,}/u;
  return said.filter((text) => foreign.test(text.replaceAll(KNOWN, '').replaceAll(CODE, '')));
}
