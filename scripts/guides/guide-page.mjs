// One guide as a page for the printer.
import { html } from '../../electron/vault/print/html';
import { paperPage } from '../../electron/vault/print/paper-parts';
import { wordsOf } from '../../electron/vault/print/print-words';
import { readGuide } from './markdown.mjs';

const STYLE = `
@page { size: A4; margin: 13mm 16mm 15mm; }
* { box-sizing: border-box; }
html { font-family: Amiri, serif; font-size: 9.5pt; line-height: 1.42; color: #000; }
body { margin: 0; }
h1 { font-size: 19pt; line-height: 1.3; margin: 0 0 3mm; border-block-end: 1pt solid #000; padding-block-end: 2mm; }
h2 { font-size: 11.5pt; line-height: 1.35; margin: 2.2mm 0 .8mm; break-after: avoid; }
/* Arabic marks reach above their line: room inside the block keeps them on its own page. */
h2, p, li { padding-block-start: .8mm; break-inside: avoid; }
p { margin: 0 0 .8mm; }
p:has(+ pre) { break-after: avoid; }
ul, ol { margin: 0 0 1.5mm; padding-inline-start: 6mm; }
html[lang="en"] { line-height: 1.25; }
html[lang="en"] :is(p, li) { padding-block-start: .2mm; }
html[data-digits="arab"] ol { list-style-type: arabic-indic; }
code { font-family: Amiri, serif; font-size: 1em; direction: ltr; unicode-bidi: isolate; font-variant-ligatures: none; overflow-wrap: anywhere; }
:not(pre) > code { background: #eee; padding: 0 .8mm; }
pre { direction: ltr; text-align: left; font: 9pt/1.4 Amiri, serif; margin: 0 0 2mm; padding: 1mm 2.5mm; border: .6pt solid #666;
  white-space: pre-wrap; overflow-wrap: anywhere; break-inside: avoid; }
`;

/** `{ language: 'ar' | 'en', version, fonts }`; a whole HTML page. */
export function guidePage(text, { language, version, fonts }) {
  const digits = language === 'ar' ? 'arab' : 'latn';
  const style = { language, digits, monthNames: 'international' };
  const { title, blocks } = readGuide(text);
  return paperPage({
    style,
    words: wordsOf(style),
    title,
    running: `${title} · ${version}`,
    css: fonts + STYLE,
    body: html`<h1>${title}</h1>\n${blocks}`,
  });
}
