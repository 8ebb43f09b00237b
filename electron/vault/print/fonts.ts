// The typeface of printed papers, carried inside the document: the print window may load nothing.
// Static cuts only; variable fonts turn into pictures of letters in a PDF.
import arabicRegular from '@fontsource/amiri/files/amiri-arabic-400-normal.woff2?inline';
import arabicBold from '@fontsource/amiri/files/amiri-arabic-700-normal.woff2?inline';
import latinRegular from '@fontsource/amiri/files/amiri-latin-400-normal.woff2?inline';
import latinBold from '@fontsource/amiri/files/amiri-latin-700-normal.woff2?inline';

const ARABIC_RANGE =
  'U+0600-06FF, U+0750-077F, U+0870-088E, U+0890-0891, U+0897-08E1, U+08E3-08FF, U+200C-200E, U+2010-2011, U+204F, U+2E41, U+FB50-FDFF, U+FE70-FE74, U+FE76-FEFC';
const LATIN_RANGE =
  'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD';

/** `@font-face` rules with the fonts as `data:` addresses, family "Amiri", weights 400 and 700. */
export function fontsCss(): string {
  return [
    face(400, arabicRegular, ARABIC_RANGE),
    face(700, arabicBold, ARABIC_RANGE),
    face(400, latinRegular, LATIN_RANGE),
    face(700, latinBold, LATIN_RANGE),
  ].join('\n');
}

function face(weight: number, address: string, range: string): string {
  return `@font-face{font-family:Amiri;font-style:normal;font-weight:${weight};src:url(${address}) format('woff2');unicode-range:${range}}`;
}

/** The same files by weight, for comparing printed letters with. */
export const AMIRI_FILES = {
  regular: [arabicRegular, latinRegular],
  bold: [arabicBold, latinBold],
} as const;
