// The guides say in both languages the same, and only what is there: names of files, lines to type, words on the screen.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { guidePage } from '../../scripts/guides/guide-page.mjs';
import { HOME } from '../../scripts/package/linux/installed-tree.mjs';
import { WITH_OPENSSL } from '../../scripts/release/verify-page.mjs';
import { productName } from '../../package.json';
import { ROOT } from './probe-tree';

type Language = 'ar' | 'en';

const LANGUAGES = ['ar', 'en'] as const;
const FOLDER = join(ROOT, 'docs/guides');
const TOPICS = ['installation', 'operations'];
const QUOTED = { ar: /«([^»]+)»/g, en: /“([^”]+)”/g } as const;
/** Whatever makes, checks, installs or is the app. */
const MADE_BY = ['scripts', 'electron', 'release', 'src'];
/** A word that names something of Kanaf's or an option given to it. */
const OURS = /kanaf|\.(?:mjs|txt|json|pem|sha256|sig|minisig|md)$|^SHA256SUMS/i;

const guide = (topic: string, language: Language): string =>
  readFileSync(join(FOLDER, `${topic}.${language}.md`), 'utf8');

const both = TOPICS.flatMap((topic) => LANGUAGES.map((language) => ({ topic, language })));

it('has every guide in both languages', () => {
  const files = both.map(({ topic, language }) => `${topic}.${language}.md`);
  expect(readdirSync(FOLDER).sort()).toEqual(files.sort());
});

it.each(TOPICS)('gives %s the same parts and the same lines to type in both languages', (topic) => {
  const [arabic, english] = LANGUAGES.map((language) => shapeOf(guide(topic, language)));
  expect(arabic).toEqual(english);
});

it.each(both)('names in $topic ($language) only what the repository makes', (which) => {
  const made = sourcesOf(MADE_BY);
  const words = codeOf(guide(which.topic, which.language)).flatMap((line) =>
    line.split(/[\s"'()]+/),
  );
  const unknown = words.filter((word) => OURS.test(word)).filter((word) => !isMade(word, made));
  expect(unknown).toEqual([]);
});

it.each(both)('quotes in $topic ($language) only words that stand on the screen', (which) => {
  const shown = wordsOnScreen(which.language);
  const quoted = [...guide(which.topic, which.language).matchAll(QUOTED[which.language])];
  expect(quoted.length).toBeGreaterThan(0);
  expect(quoted.map(([, words = '']) => words).filter((words) => !shown.has(words))).toEqual([]);
});

it.each(both)('makes a page for the printer of $topic ($language)', ({ topic, language }) => {
  const text = guide(topic, language);
  const page = guidePage(text, { language, version: '0.1.0', fonts: '' });
  expect(page).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"`);
  expect(page).toContain(`<h1>${text.split('\n')[0]?.slice(2)}</h1>`);
  expect(page.split('<h2>')).toHaveLength(text.split('\n## ').length);
});

it.each(LANGUAGES)('checks without Node as VERIFY.txt does (%s)', (language) => {
  expect(guide('installation', language)).toContain(
    `\n\`\`\`\n${WITH_OPENSSL.join('\n')}\n\`\`\`\n`,
  );
});

it.each(LANGUAGES)('goes back by the line that the app shows (%s)', (language) => {
  const source = readFileSync(join(ROOT, 'electron/main/version-before.ts'), 'utf8');
  const [, line = ''] = /const GO_BACK = '([^']+)'/.exec(source) ?? [];
  expect(line).not.toBe('');
  expect(guide('installation', language)).toContain(`\`\`\`\n${line}\n\`\`\``);
});

/** Kinds of blocks in their order; of lines to type the text, but for what is typed from paper. */
function shapeOf(text: string): readonly string[] {
  return text
    .trim()
    .split(/\n{2,}/)
    .map((block) => {
      if (block.startsWith('```')) return block.replace(/"[^"]*"/g, '""');
      const mark = /^(?:#{1,2}|-|\d+\.) /.exec(block)?.[0] ?? 'paragraph';
      const lines = block.split('\n').length;
      const names = [...block.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name).sort();
      return `${mark} ${lines} ${names.join(' ').replace(/\.(?:ar|en)\.md/g, '.md')}`;
    });
}

const codeOf = (text: string): readonly string[] =>
  [...text.matchAll(/```\n([\s\S]*?)\n```|`([^`\n]+)`/g)].map(
    ([, block, inline]) => block ?? inline ?? '',
  );

/** `*` and the folder Kanaf lies in stand in the sources as values; a profile is named after the product. */
function isMade(word: string, made: string): boolean {
  if (word.startsWith('~')) return word === `~/.config/${productName}`;
  if (word.startsWith('%APPDATA%')) return word === `%APPDATA%\\${productName}`;
  const asMade = word
    .replace(/^\.\//, '')
    .replace(new RegExp(`^${HOME}\\.(?:before|new)$`), HOME)
    .replace(new RegExp(`^${HOME}/`), '')
    .replace(/\.(?:ar|en)\.md$/, '.');
  const pattern = asMade.split('*').map(escaped).join('[^\\s\'"`/]+');
  return new RegExp(pattern).test(made);
}

const escaped = (text: string): string => text.replace(/[.*+?^$()|[\]{}\\]/g, '\\$&');

function sourcesOf(folders: readonly string[]): string {
  return folders
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true }).map((name) =>
        join(folder, String(name)),
      ),
    )
    .filter((path) => /\.(?:mjs|tsx?|txt|nsi)$/.test(path) && !path.startsWith('scripts/guides'))
    .map((path) => `${path}\n${readFileSync(join(ROOT, path), 'utf8')}`)
    .join('\n');
}

function wordsOnScreen(language: Language): ReadonlySet<string> {
  const folder = join(ROOT, 'resources/locales', language);
  const books = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  return new Set(books.flatMap((book) => textsIn(JSON.parse(book))));
}

function textsIn(held: unknown): readonly string[] {
  if (typeof held === 'string') return [held];
  return held !== null && typeof held === 'object' ? Object.values(held).flatMap(textsIn) : [];
}
