// What an import says at the terminal: the file and its columns before it, and what comes of its rows.
import type { ImportPreview } from '../../src/features/imports/contract';
import { verdictOf } from '../../src/features/imports/index';
import type { Voice } from './voice';

/** What stands in the file that a person may not have seen, and which columns are read as what. */
export function sayFile(preview: ImportPreview, voice: Voice): void {
  for (const note of preview.notes) {
    const details = { amount: amount(note, voice), sentence: voice.sentence(note) };
    voice.say(`  ${voice.words('command-line:import.note', details)}`);
  }
  const isHiding = preview.notes.some(({ code }) => code === 'imports.hidden-rows');
  if (isHiding && !preview.mapping.leaveHidden)
    voice.say(`  ${voice.words('command-line:import.hidden')}`);
  const unsettled = new Set(preview.mapping.unsettled);
  const targets = new Map(preview.mapping.columns.map(({ column, target }) => [column, target]));
  for (const { index, title } of preview.columns) {
    const target = targets.get(index);
    const read =
      target === undefined
        ? voice.words('command-line:import.not-imported')
        : voice.words(`imports:target.${target}`);
    const guess = unsettled.has(index) ? ` ${voice.words('command-line:import.guess')}` : '';
    const details = { title: title || String(index + 1), meaning: `${read}${guess}` };
    voice.say(`  ${voice.words('command-line:import.column', details)}`);
  }
}

type Note = ImportPreview['notes'][number];

function amount({ count, of, lines, names }: Note, voice: Voice): string {
  const share =
    of === undefined
      ? String(count)
      : voice.words('command-line:import.share', { count, total: of });
  const where = [...(lines ?? []), ...(names ?? [])].join(', ');
  return where === '' ? share : `${share} (${where})`;
}

type Open = Pick<ImportPreview, 'known' | 'twins' | 'leaving'>;

/** Rows that wait for somebody's look: perhaps on file, perhaps twice in the list, perhaps gone from the house. */
export function sayKnown({ known, twins, leaving }: Open, voice: Voice): void {
  const plan = (isCreated: boolean): string =>
    voice.words(isCreated ? 'command-line:import.made' : 'command-line:import.not-made');
  for (const { line, caseNumber: file, isCreated } of known)
    voice.say(
      `  ${voice.words('command-line:import.known', { line, file, plan: plan(isCreated) })}`,
    );
  for (const { line, ofLine: earlier, isCreated } of twins) {
    const details = { line, earlier, plan: plan(isCreated) };
    voice.say(`  ${voice.words('command-line:import.twin', details)}`);
  }
  for (const { line, verdict } of leaving) {
    const details = { line, plan: plan(verdict === 'create') };
    voice.say(`  ${voice.words('command-line:import.leaving', details)}`);
  }
}

export function sayReport(
  { kind, report, archive }: Pick<ImportPreview, 'kind' | 'report' | 'archive'>,
  voice: Voice,
): void {
  const { create, skip, reject } = report;
  voice.say(voice.words('command-line:import.counts', { kind, create, skip, reject }));
  if (archive !== undefined)
    voice.say(voice.words('command-line:import.archive', { count: archive.cases }));
  for (const { code, count, lines } of report.causes) {
    const where = `${lines.join(', ')}${count > lines.length ? ', …' : ''}`;
    const details = { count, lines: where, sentence: voice.sentence({ code }) };
    voice.say(`  ${voice.words(`command-line:import.cause.${verdictOf([{ code }])}`, details)}`);
  }
  for (const { code, count } of report.mended) {
    const details = { count, sentence: voice.sentence({ code }) };
    voice.say(`  ${voice.words('command-line:import.mended', details)}`);
  }
}
