// A paper for the safe: the recovery code, a card or the device code on one A4 page, in Arabic and in English.
// It names no shelter and no person: whoever finds it learns from it only that it opens something.
import ar from '../../../resources/locales/ar/recovery.json';
import en from '../../../resources/locales/en/recovery.json';
import type { PaperName } from '../../../src/features/recovery/contract';
import { writeDigits } from '../../../src/kernel/digits';
import type { Papers } from './papers-in-hand';
import { fontsCss } from '../print/fonts';
import { drawn, type Html, html } from '../print/html';
import { PAPER_CSS } from '../print/paper-style';

interface Page {
  readonly kind: 'code' | 'device' | 'card';
  /** Which card of which set. */
  readonly place?: { readonly index: number; readonly set: number };
  readonly groups: readonly string[];
  readonly words: readonly string[];
}

/** A whole HTML page, or undefined where these papers have no such page. */
export function paperPage(papers: Papers, name: PaperName): string | undefined {
  const page = pageOf(papers, name);
  if (page === undefined) return undefined;
  return html`<!doctype html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<title>${titleOf(ar, page)}</title>
<style>${drawn(fontsCss() + PAPER_CSS)}</style>
</head>
<body>
<header>
<h1>${titleOf(ar, page)}</h1>
<p class="second" lang="en" dir="ltr">${titleOf(en, page)}</p>
</header>
<p>${t(ar, `recovery:paper.about.${page.kind}`)}</p>
<p class="second" lang="en" dir="ltr">${t(en, `recovery:paper.about.${page.kind}`)}</p>
<ol class="groups ${page.kind}">${page.groups.map(groupOf)}</ol>
${wordsOf(page)}
<footer>
<p>${t(ar, 'recovery:paper.vault')} · <span lang="en" dir="ltr">${t(en, 'recovery:paper.vault')}</span> <bdi class="id" dir="ltr">${papers.vaultId}</bdi></p>
<p>${t(ar, `recovery:paper.keep.${page.kind}`)}</p>
<p class="second" lang="en" dir="ltr">${t(en, `recovery:paper.keep.${page.kind}`)}</p>
</footer>
</body>
</html>
`.markup;
}

function pageOf({ code, deviceCode = [], cards = [] }: Papers, name: PaperName): Page | undefined {
  if (name === 'code') return code === undefined ? undefined : { kind: 'code', ...code };
  if (name === 'device') {
    return deviceCode.length === 0 ? undefined : { kind: 'device', groups: deviceCode, words: [] };
  }
  const card = cards.find(({ index }) => name === `card-${index}`);
  if (card === undefined) return undefined;
  const { index, set, groups, words } = card;
  return { kind: 'card', place: { index, set }, groups, words };
}

function titleOf(book: typeof en, { kind, place }: Page): string {
  const title = t(book, `recovery:paper.title.${kind}`);
  if (place === undefined) return title;
  const digits = book === ar ? 'arab' : 'latn';
  const number = (value: number) => writeDigits(String(value), digits);
  return title.replace('{{index}}', number(place.index)).replace('{{set}}', number(place.set));
}

/** Throws on a key that nobody wrote: a paper with a hole must not be put in a safe. */
function t(book: typeof en, key: `recovery:${string}`): string {
  const path = key.slice('recovery:'.length).split('.');
  const found = path.reduce<unknown>(
    (node, step) => (node as Record<string, unknown> | undefined)?.[step],
    book,
  );
  if (typeof found !== 'string') throw new Error(`no words for ${key}`);
  return found;
}

function groupOf(digits: string, at: number): Html {
  return html`<li><span class="number">${writeDigits(String(at + 1), 'arab')} · ${at + 1}</span><bdi dir="ltr">${writeDigits(digits, 'arab')}</bdi><bdi dir="ltr" class="latin">${digits}</bdi></li>`;
}

function wordsOf({ words, kind }: Page): Html {
  if (words.length === 0) return html``;
  const items = words.map(
    (word, at) => html`<li><span class="number">${at + 1}</span> <b>${word}</b></li>`,
  );
  return html`<section><h2>${t(ar, 'recovery:paper.words')} · <span lang="en" dir="ltr">${t(en, 'recovery:paper.words')}</span></h2>
<ol class="words ${kind}" lang="en" dir="ltr">${items}</ol></section>`;
}
