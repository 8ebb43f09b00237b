// One document on its way to the printer and back: a PDF with the page numbers in the paper's own digits.
import { withArabicFoot } from './foot-figures';

export async function inOwnDigits(html: string, pdf: Uint8Array): Promise<Uint8Array> {
  return /<html[^>]* data-digits="arab"/.test(html) ? await withArabicFoot(pdf) : pdf;
}

/** Undefined when nothing here can print. */
export async function printed(
  print: (page: string) => Promise<Uint8Array>,
  page: string,
): Promise<Uint8Array | undefined> {
  try {
    return await inOwnDigits(page, await print(page));
  } catch {
    return undefined;
  }
}
