// The pages a newcomer starts from lead to what is there: every decision has its line, every link its file.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './probe-tree';

const DECISIONS = join(ROOT, 'docs/decisions');
const PAGES = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'].concat(
  ['decisions', 'domain', 'formats', 'guides'].flatMap((folder) =>
    readdirSync(join(ROOT, 'docs', folder)).map((name) => `docs/${folder}/${name}`),
  ),
);

it('lists every decision once, by its number and title', () => {
  const pages = readdirSync(DECISIONS).filter((name) => /^\d{4}-.*\.md$/.test(name));
  const lines = pages.sort().map((name) => {
    const title = readFileSync(join(DECISIONS, name), 'utf8').split('\n')[0] ?? '';
    const [, number = '', words = ''] = /^# (\d{4}) (.+)$/.exec(title) ?? [];
    return `| [${number}](${name}) | ${words} |`;
  });
  const index = readFileSync(join(DECISIONS, 'README.md'), 'utf8');
  expect(index.split('\n').filter((line) => line.startsWith('| ['))).toEqual(lines);
});

it('has no link to a file that is not there', () => {
  const dead = PAGES.filter((page) => page.endsWith('.md')).flatMap((page) =>
    [...readFileSync(join(ROOT, page), 'utf8').matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !existsSync(join(ROOT, dirname(page), target)))
      .map((target) => `${page}: ${target}`),
  );
  expect(dead).toEqual([]);
});

it('cites no page that the repository does not hold', () => {
  const known = new Set(PAGES.map((page) => page.split('/').at(-1)));
  const cited = sources()
    .flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/([a-z-]+)\.md\b/g)].map(([page]) => ({
        path,
        page,
      })),
    )
    .filter(({ page }) => !known.has(page) && !page.startsWith('-'));
  expect(cited).toEqual([]);
});

const sources = (): string[] =>
  ['src', 'electron'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true })
      .map((name) => join(ROOT, folder, String(name)))
      .filter((path) => /\.tsx?$/.test(path)),
  );
