// As much of Markdown as the guides use: one title, headings, paragraphs, lists of one level, lines of code without a
// blank one, bold and `code`. Anything else stops the printing, so that no mark of it reaches paper.
import { html } from '../../electron/vault/print/html';

const ELSE = /^(?:#{3,} |\||>|!\[|\s{4,}\S)|\]\(/m;

/** Answers `{ title, blocks }`; blocks are finished HTML. */
export function readGuide(text) {
  if (ELSE.test(text)) throw new Error(`a guide cannot hold: ${ELSE.exec(text)[0]}`);
  const [title, ...rest] = text.trim().split(/\n{2,}/);
  if (!/^# .+$/.test(title)) throw new Error('a guide begins with its title');
  return { title: title.slice(2), blocks: rest.map(block) };
}

function block(text) {
  if (text.startsWith('```')) return html`<pre><code>${fenced(text)}</code></pre>\n`;
  if (text.startsWith('## ')) return html`<h2>${words(text.slice(3))}</h2>\n`;
  if (text.startsWith('- ')) return html`<ul>${items(text, /^- /m)}</ul>\n`;
  if (text.startsWith('1. ')) return html`<ol>${items(text, /^\d+\. /m)}</ol>\n`;
  return html`<p>${words(text)}</p>\n`;
}

const fenced = (text) => text.replace(/^```\w*\n|\n```$/g, '');

function items(text, mark) {
  const [, ...each] = text.split(new RegExp(mark.source, 'gm'));
  return each.map((item) => html`<li>${words(item.trim())}</li>`);
}

function words(text) {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part) => {
    if (part.startsWith('`')) return html`<code>${part.slice(1, -1)}</code>`;
    if (part.startsWith('**')) return html`<b>${part.slice(2, -2)}</b>`;
    return html`${part.replace(/\s+/g, ' ')}`;
  });
}
