// Reads the sheets of an Excel workbook: values as a person sees them, formulas only by the value Excel saved.
// Each part is read while it is unpacked. Nothing in the workbook is run, followed or fetched.
import type { FileNote, FileNoteCode, ParsedFile, ParsedSheet } from '../../src/features/imports';
import { FileRefused } from './limits';
import { type SharedOfSheets, type SheetCounts, SheetPart } from './sheet';
import {
  partName,
  RelationsPart,
  SharedTextsPart,
  type SheetPlace,
  StylesPart,
  WorkbookPart,
} from './workbook-parts';
import { type XmlHandler, XmlReader } from './xml';
import { listEntries, unpackedPieces, type ZipEntry } from './zip';

const MACRO_PARTS = /vbaproject\.bin$|^xl\/macrosheets\//i;

export async function parseXlsx(bytes: Uint8Array): Promise<ParsedFile> {
  const archive = new Archive(bytes);
  archive.refuseOthers();
  const workbook = new WorkbookPart();
  await archive.read('xl/workbook.xml', workbook);
  const relations = new RelationsPart();
  await archive.read('xl/_rels/workbook.xml.rels', relations);
  const shared = await sharedOf(archive, workbook, relations);
  const sheets: ParsedSheet[] = [];
  for (const place of workbook.sheets) {
    const sheet = await sheetAt(place, { archive, relations, shared });
    if (sheet !== undefined) sheets.push(sheet);
  }
  if (shared.rows === 0) throw new FileRefused('imports.no-rows');
  return { kind: 'xlsx', sheets, notes: notesOf(shared.counts) };
}

/** The parts by their names in small letters: programs do not agree on them. */
class Archive {
  readonly #bytes: Uint8Array;
  readonly #entries: ReadonlyMap<string, ZipEntry>;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    const entries = listEntries(bytes);
    this.#entries = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  }

  refuseOthers(): void {
    const names = [...this.#entries.keys()];
    if (names.some((name) => MACRO_PARTS.test(name))) throw new FileRefused('imports.has-macros');
    if (this.#entries.has('xl/workbook.xml')) return;
    if (this.#entries.has('xl/workbook.bin')) throw new FileRefused('imports.is-binary-excel');
    if (this.#entries.has('content.xml')) throw new FileRefused('imports.is-open-document');
    throw new FileRefused('imports.not-a-workbook');
  }

  async read(name: string, handler: XmlHandler): Promise<boolean> {
    const entry = this.#entries.get(name);
    if (entry === undefined) return false;
    const reader = new XmlReader(handler);
    const letters = new TextDecoder('utf-8', { fatal: true });
    for await (const piece of unpackedPieces(this.#bytes, entry)) {
      reader.push(letters.decode(piece, { stream: true }));
    }
    reader.push(letters.decode());
    reader.end();
    return true;
  }
}

async function sharedOf(
  archive: Archive,
  { starts1904 }: WorkbookPart,
  relations: RelationsPart,
): Promise<SharedOfSheets> {
  const styles = new StylesPart();
  styles.starts1904 = starts1904;
  await archive.read(relations.partOf('styles') ?? partName('styles.xml'), styles);
  const shared = new SharedTextsPart();
  await archive.read(relations.partOf('sharedStrings') ?? partName('sharedStrings.xml'), shared);
  const counts: SheetCounts = {
    ...{ formulas: 0, formulasWithoutValue: 0, errorCells: 0 },
    ...{ shownOtherwise: 0, farCells: 0, mergedCells: 0 },
  };
  return {
    texts: shared.texts,
    struckTexts: shared.struck,
    styles,
    counts,
    cells: 0,
    emptyCells: 0,
    rows: 0,
  };
}

interface Around {
  readonly archive: Archive;
  readonly relations: RelationsPart;
  readonly shared: SharedOfSheets;
}

// A sheet that is a chart or a dialogue holds no cells and is no table.
async function sheetAt(
  place: SheetPlace,
  { archive, relations, shared }: Around,
): Promise<ParsedSheet | undefined> {
  const relation = relations.relations.get(place.relation);
  if (relation === undefined) throw new FileRefused('imports.file-damaged');
  if (relation.type !== 'worksheet') return undefined;
  const part = new SheetPart(shared);
  if (!(await archive.read(relation.part, part))) throw new FileRefused('imports.file-damaged');
  return part.sheet(place);
}

function notesOf(counts: SheetCounts): FileNote[] {
  const notes: [FileNoteCode, number][] = [
    ['imports.formula-values-used', counts.formulas - counts.formulasWithoutValue],
    ['imports.formula-without-value', counts.formulasWithoutValue],
    ['imports.error-cells-empty', counts.errorCells],
    ['imports.shown-otherwise', counts.shownOtherwise],
    ['imports.merged-cells', counts.mergedCells],
    ['imports.far-cells', counts.farCells],
  ];
  return notes.filter(([, count]) => count > 0).map(([code, count]) => ({ code, count }));
}
