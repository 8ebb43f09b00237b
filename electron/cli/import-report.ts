// What an import says at the terminal: the file and its columns before it, and what comes of its rows.
import type { ImportPreview } from '../../src/features/imports/contract';
import { verdictOf } from '../../src/features/imports/index';
import type { Voice } from './voice';

/** What stands in the file that a person may not have seen, and which columns are read as what. */
export function sayFile(preview: ImportPreview, voice: Voice): void {
  for (const note of preview.notes) voice.say(`  note ${amount(note)}: ${voice.sentence(note)}`);
  const unsettled = new Set(preview.mapping.unsettled);
  const targets = new Map(preview.mapping.columns.map(({ column, target }) => [column, target]));
  for (const { index, title } of preview.columns) {
    const target = targets.get(index);
    const guess = unsettled.has(index) ? ' (a guess: --accept-guesses takes it)' : '';
    voice.say(`  column ${title || index + 1}: ${target ?? 'not imported'}${guess}`);
  }
}

type Note = ImportPreview['notes'][number];

function amount({ count, of, lines, names }: Note): string {
  const share = of === undefined ? String(count) : `${count} of ${of}`;
  const where = [...(lines ?? []), ...(names ?? [])].join(', ');
  return where === '' ? share : `${share} (${where})`;
}

/** Rows of people who are perhaps on file or in an earlier row, each with what to compare it with. */
export function sayKnown(
  { known, twins }: Pick<ImportPreview, 'known' | 'twins'>,
  voice: Voice,
): void {
  for (const { line, caseNumber, isCreated } of known) {
    const plan = isCreated ? 'a new file is made' : 'no file is made';
    voice.say(`  line ${line} may be file ${caseNumber}: ${plan}`);
  }
  for (const { line, ofLine, isCreated } of twins) {
    const plan = isCreated ? 'a new file is made' : 'no file is made';
    voice.say(`  line ${line} may be the person of line ${ofLine}: ${plan}`);
  }
}

export function sayReport(
  { kind, report, archive }: Pick<ImportPreview, 'kind' | 'report' | 'archive'>,
  voice: Voice,
): void {
  voice.say(`${kind}: ${report.create} created, ${report.skip} skipped, ${report.reject} rejected`);
  if (archive !== undefined) voice.say(`archive cases: ${archive.cases}`);
  for (const { code, count, lines } of report.causes) {
    const where = `${lines.join(', ')}${count > lines.length ? ', …' : ''}`;
    voice.say(`  ${WORDS[verdictOf([{ code }])]} ${count} (${where}): ${voice.sentence({ code })}`);
  }
  for (const { code, count } of report.mended) {
    voice.say(`  mended ${count}: ${voice.sentence({ code })}`);
  }
}

const WORDS = { create: 'to look at', skip: 'skipped', reject: 'rejected' } as const;
