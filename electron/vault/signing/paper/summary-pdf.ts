// Reads the PDF of a summary: believed only where all of it has the shape of one, it tells its language, its pages and what is
// attached to it.
import { type PdfFile, readPdfObjects } from './pdf-objects';
import { entry, itemsOf, refOf, Walk } from './pdf-shapes';
import { catalog, info, signature } from './summary-pdf-shape';

export interface SummaryPdf {
  readonly file: PdfFile;
  readonly language: 'ar' | 'en';
  readonly pages: readonly PdfPage[];
  /** Number of the object that holds the attached JSON. */
  readonly attachment: number;
}

export interface PdfPage {
  /** Numbers of the streams that are drawn one after the other. */
  readonly contents: readonly number[];
  /** Number of the font behind each name. */
  readonly fonts: ReadonlyMap<string, number>;
}

/** Undefined where the file holds anything that our writer does not make, or lacks what it makes. Never throws. */
export function readSummaryPdf(pdf: Uint8Array, signatureObject: number): SummaryPdf | undefined {
  const file = readPdfObjects(pdf);
  if (file === undefined) return undefined;
  const walk = new Walk(file);
  if (!walk.enter(file.root, catalog) || !walk.enter(file.info, info)) return undefined;
  if (!walk.isComplete || !walk.isAs(signatureObject, signature)) return undefined;
  return hasOneTime(file) ? partsOf(file) : undefined;
}

/** All dates are the time of sealing, so that none carries anything else. */
function hasOneTime(file: PdfFile): boolean {
  const times = new Set<string>();
  for (const { value } of file.objects.values()) {
    const params = entry(value, 'Params');
    for (const found of [
      entry(value, 'M'),
      entry(value, 'CreationDate'),
      entry(value, 'ModDate'),
      entry(params, 'CreationDate'),
      entry(params, 'ModDate'),
    ]) {
      if (found?.kind === 'text') times.add(found.text);
    }
  }
  return times.size === 1;
}

function partsOf(file: PdfFile): SummaryPdf | undefined {
  const root = file.objects.get(file.root)?.value;
  const language = entry(root, 'Lang');
  const fileRef = refOf(itemsOf(entry(root, 'AF'))[0]);
  const spec = fileRef === undefined ? undefined : file.objects.get(fileRef)?.value;
  const attached = refOf(entry(entry(spec, 'EF'), 'F'));
  if (language?.kind !== 'text' || attached === undefined) return undefined;
  const first = refOf(entry(root, 'Pages'));
  return {
    file,
    language: language.text === 'ar' ? 'ar' : 'en',
    pages: first === undefined ? [] : pagesUnder(file, first),
    attachment: attached,
  };
}

function pagesUnder(file: PdfFile, node: number): readonly PdfPage[] {
  const value = file.objects.get(node)?.value;
  const kids = entry(value, 'Kids');
  if (kids !== undefined) {
    return itemsOf(kids).flatMap((kid) => {
      const child = refOf(kid);
      return child === undefined ? [] : pagesUnder(file, child);
    });
  }
  const drawn = entry(value, 'Contents');
  const streams = drawn?.kind === 'list' ? drawn.items : [drawn];
  const fonts = entry(entry(value, 'Resources'), 'Font');
  return [
    {
      contents: streams.flatMap((item) => refOf(item) ?? []),
      fonts: new Map(
        fonts?.kind === 'dict'
          ? [...fonts.entries].map(([key, item]) => [key, refOf(item) ?? 0])
          : [],
      ),
    },
  ];
}
