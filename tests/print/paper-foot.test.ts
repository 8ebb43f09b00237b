// The foot of a page stands in the page's margin: no text of the document can reach it, whatever its length.
import { describe, expect, it } from 'vitest';
import { footerOf } from '../../electron/main/paper-foot';
import { SUMMARY_CSS } from '../../electron/vault/print/summary-style';

const PAGE = (head: string, attributes: string) =>
  `<!doctype html><html ${attributes}><head><style>@font-face{font-family:Amiri;font-style:normal;font-weight:400;src:url(data:x)}</style>${head}</head><body>@@</body></html>`;

describe('the foot of a page', () => {
  it('says in the paper own language which paper it is, with page x of y', () => {
    const foot = footerOf(
      PAGE(
        '<meta name="running" content="EG-01 · ١"><meta name="page-of" content="صفحة {page} من {pages}">',
        'lang="ar" dir="rtl" data-digits="arab"',
      ),
    );
    expect(foot).toContain('lang="ar" dir="rtl"');
    expect(foot).toContain('<span>EG-01 · ١</span>');
    expect(foot).toMatch(
      />صفحة <span class="pageNumber"><\/span> من <span class="totalPages"><\/span></,
    );
    expect(foot).toContain('@font-face{font-family:Amiri');
    expect(foot).not.toContain('@@');
  });

  it('takes nothing but text: markup in the line is not taken over', () => {
    const foot = footerOf(PAGE('<meta name="running" content="<b>x</b>">', 'lang="en" dir="ltr"'));
    expect(foot).not.toContain('<b>');
    expect(footerOf('no page at all')).toContain('<span></span>');
  });

  it('has its room outside the text: at least 13 mm beneath every page, and nothing in the text is fixed there', () => {
    expect(SUMMARY_CSS).not.toMatch(/position:\s*fixed/);
    const margins = /@page \{ size: A4; margin: ([\d.]+)mm ([\d.]+)mm ([\d.]+)mm/.exec(SUMMARY_CSS);
    expect(Number(margins?.[3])).toBeGreaterThanOrEqual(13);
  });
});
