// No known obstacle for people who use a screen reader, a keyboard or large letters.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Stands in for half a megabyte of axe where a window has read it before. */
const ALREADY_THERE = '0';

/** What axe finds, one line per element; an empty list is the only good answer. */
export async function obstacles(page: Page): Promise<readonly string[]> {
  await fadesAreOver(page);
  const isThere = await page.evaluate(() => 'axe' in window);
  // What React Aria reads aloud stays for seven seconds and may name a field of the step before.
  const builder = new AxeBuilder({ page, ...(isThere ? { axeSource: ALREADY_THERE } : {}) })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .withTags(TAGS)
    .exclude('[data-live-announcer]');
  const { violations } = await builder.analyze();
  return violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 300)} ${node.failureSummary ?? ''}`),
  );
}

/** A colour on its way from one state to the next is no colour that anybody reads. What turns for ever is not waited for. */
async function fadesAreOver(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const fades = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(fades.map(({ finished }) => finished));
  });
}

export async function expectNoObstacles(page: Page, where: string): Promise<void> {
  expect(await obstacles(page), `axe on ${where}`).toEqual([]);
}
