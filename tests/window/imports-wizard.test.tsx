// The way of an import as the worker sees it: refused files in words, guesses marked, a report, one import, undo.
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseFile } from '../../electron/importer/parse';
import { imports } from '../../src/features/imports/contract';
import { ImportScreen } from '../../src/features/imports/screens/import-screen';
import type { ImportId } from '../../src/kernel/ids';
import { type FakeCall, fakeCall, refused } from '../support/fake-call';
import { renderScreen } from '../support/render-screen';
import { utf8 } from '../support/workbooks';
import { ImportWorld, TOKEN, valueOf } from '../features/imports/import-world';

const LIST = [
  'الاسم,الجنس,تاريخ الدخول,التصنيف,شيء',
  'مريم سالم,أنثى,2026-01-02,حالة خاصة,كلام',
  'هدى يوسف,أنثى,,ضحية,',
].join('\n');

let fake: FakeCall;
let world: ImportWorld;
let asked: { kind: string; text?: string }[];

function shellAnswers(answers: Record<string, unknown>): void {
  asked = [];
  vi.stubGlobal('kanaf', {
    ask: (request: { kind: string }) => {
      asked.push(request);
      return Promise.resolve(answers[request.kind]);
    },
    listen: () => () => undefined,
  });
}

beforeEach(async () => {
  world = await ImportWorld.with(utf8(LIST), 'list.csv');
  fake = fakeCall();
  fake.answer(imports.list, () => ({ imports: [] }));
  fake.answer(imports.preview, (plan) => {
    const answer = world.preview(plan as Record<string, unknown>);
    return answer.ok ? answer.value : refused(answer.refusal.code);
  });
  fake.answer(imports.run, async (plan) =>
    valueOf((await world.run(plan as Record<string, unknown>)).answer),
  );
  fake.answer(imports.rejectedRows, (plan) =>
    valueOf(world.rejectedRows(plan as Record<string, unknown>)),
  );
  shellAnswers({
    'parse-file': { ok: true, token: TOKEN },
    'save-text': { outcome: 'exists' },
  });
});
afterEach(cleanup);

async function chosen(language: 'ar' | 'en' = 'en') {
  const view = renderScreen(<ImportScreen />, { language });
  const input = view.container.querySelector('input[type=file]');
  if (!(input instanceof HTMLInputElement)) throw new Error('no place for a file');
  await view.user.upload(input, new File([LIST], 'list.csv', { type: 'text/csv' }));
  return view;
}

describe('the import wizard', () => {
  it('says in words why a file was refused, in the chosen language, and stays where it was', async () => {
    const refusal = await parseFile(utf8('%PDF-1.7'), 'list.csv');
    if (refusal.ok) throw new Error('a PDF was read');
    shellAnswers({ 'parse-file': { ok: false, ...refusal.refusal } });
    await chosen('ar');
    expect(await screen.findByText(/هذا ملف PDF/)).toBeDefined();
    expect(screen.getByText('ملف القائمة')).toBeDefined();
    expect(fake.callsOf(imports.preview)).toEqual([]);
  });

  it('marks guesses and lets the worker settle a column and a word', async () => {
    const { user } = await chosen();
    expect(await screen.findByText('What does each column mean?')).toBeDefined();
    expect(screen.getByText('Not recognised')).toBeDefined();
    expect(screen.getAllByText('By its title')).toHaveLength(4);
    const word = screen.getByRole('button', { name: /حالة خاصة/ });
    await user.click(word);
    await user.click(await screen.findByRole('option', { name: 'Possible victim' }));
    expect(fake.callsOf(imports.preview).at(-1)?.mapping?.values).toEqual([
      { target: 'category', word: 'حالة خاصة', code: 'possible-victim' },
    ]);
  });

  it('waits for the worker where a column is only guessed', async () => {
    world = await ImportWorld.with(utf8('Name,Sex,Arrival date\nMina,F,2026-01-02\n'), 'list.csv');
    const { user } = await chosen();
    expect(await screen.findByText('Guess, please check')).toBeDefined();
    await user.click(screen.getByRole('button', { name: /On to the check/ }));
    expect(screen.getByText(/only guessed: .*Arrival date/)).toBeDefined();
    const run = screen.getByRole('button', { name: 'Import' });
    expect(run.hasAttribute('disabled')).toBe(true);
    const [back] = screen.getAllByRole('button', { name: 'Back to the columns' });
    if (back === undefined) throw new Error('no way back to the columns');
    await user.click(back);
    await user.click(await screen.findByRole('button', { name: 'That is right' }));
    expect(screen.queryByText('Guess, please check')).toBeNull();
    await user.click(screen.getByRole('button', { name: /On to the check/ }));
    await user.click(screen.getByRole('button', { name: 'Import' }));
    expect(await screen.findByText('The import is complete')).toBeDefined();
    expect(world.residents[0]?.draft.admittedOn).toBe('2026-01-02');
  });

  it('says which rows and columns the workbook hides, and leaves the rows out when told', async () => {
    const rows = [
      'Name,Sex,Date of admission',
      ...['A', 'B', 'C', 'D'].map((x) => `${x},F,2026-01-02`),
    ];
    world = await ImportWorld.with(utf8(rows.join('\n')), 'list.csv');
    if (world.held === undefined) throw new Error('no file');
    const { file, hash } = world.held;
    const sheets = file.sheets.map((sheet) => ({ ...sheet, hiddenRows: [3, 4] }));
    world.held = { file: { ...file, sheets }, hash };
    const { user } = await chosen();
    const note = await screen.findByText(/hidden or filtered out/);
    expect(note.textContent).toMatch(/2 of 4 Lines: 3 and 4/);
    await user.click(screen.getByRole('checkbox', { name: 'Leave hidden rows out' }));
    await user.click(screen.getByRole('button', { name: /On to the check/ }));
    await user.click(screen.getByRole('button', { name: 'Import' }));
    expect(await screen.findByText('The import is complete')).toBeDefined();
    expect(world.residents).toHaveLength(2);
  });

  it('says which rows are struck out, leaves them out, and takes them when told', async () => {
    const rows = ['Name,Sex,Date of admission', ...['A', 'B', 'C'].map((x) => `${x},F,2026-01-02`)];
    world = await ImportWorld.with(utf8(rows.join('\n')), 'list.csv');
    if (world.held === undefined) throw new Error('no file');
    const { file, hash } = world.held;
    const sheets = file.sheets.map((sheet) => ({ ...sheet, struckRows: [3] }));
    world.held = { file: { ...file, sheets }, hash };
    const { user } = await chosen();
    const note = await screen.findByText(/struck out in the workbook/);
    expect(note.textContent).toMatch(/1 of 3 Lines: 3/);
    const box = screen.getByRole('checkbox', { name: 'Leave struck-out rows out' });
    expect(fake.callsOf(imports.preview).at(-1)?.mapping).toBeUndefined();
    await user.click(box);
    expect(fake.callsOf(imports.preview).at(-1)?.mapping).toMatchObject({ leaveStruck: false });
    await user.click(screen.getByRole('button', { name: /On to the check/ }));
    await user.click(screen.getByRole('button', { name: 'Import' }));
    expect(await screen.findByText('The import is complete')).toBeDefined();
    expect(world.residents).toHaveLength(3);
  });

  it('names each row that is perhaps a person on file, and makes the file the worker wants', async () => {
    world.likeness = 0.8;
    const { user } = await chosen();
    await user.click(await screen.findByRole('button', { name: /On to the check/ }));
    const table = screen.getByRole('table', { name: 'Perhaps on file already' });
    expect(within(table).getByText('K-2026-0007')).toBeDefined();
    await user.click(within(table).getByRole('checkbox', { name: 'Make a new file' }));
    expect(fake.callsOf(imports.preview).at(-1)?.mapping).toMatchObject({ leaveOut: [2] });
    await user.click(await within(table).findByRole('checkbox', { name: 'Make a new file' }));
    expect(fake.callsOf(imports.preview).at(-1)?.mapping).toMatchObject({
      ...{ leaveOut: [], createAnyway: [2] },
    });
  });

  it('asks when somebody left who has left by the list, and does what the worker says', async () => {
    const rows = ['الاسم,تاريخ الدخول,سبب الخروج', 'مريم سالم,2026-01-02,عودة طوعية'];
    world = await ImportWorld.with(utf8(rows.join('\n')), 'list.csv');
    const { user } = await chosen();
    await user.click(await screen.findByRole('button', { name: /On to the check/ }));
    const table = screen.getByRole('table', { name: 'Left, but when?' });
    expect(within(table).getByText('عودة طوعية')).toBeDefined();
    expect(within(table).getByText('Rejected')).toBeDefined();
    await user.click(within(table).getByRole('button', { name: /Decision for .*مريم سالم/ }));
    await user.click(await screen.findByRole('option', { name: 'Left on a day that is known' }));
    const day = within(table).getByRole('group', { name: /Date of exit of .*مريم سالم/ });
    for (const [part, text] of [
      ['Day', '9'],
      ['Month', '2'],
      ['Year', '2026'],
    ] as const) {
      await user.type(within(day).getByLabelText(part), text);
    }
    expect(await within(table).findByText('Left on 9 February 2026')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Import' }));
    expect(await screen.findByText('The import is complete')).toBeDefined();
    expect(world.residents[0]?.draft).toMatchObject({
      ...{ exitedOn: '2026-02-09', exitReason: 'voluntary-return' },
    });
  });

  it('names the columns that are not imported and shows what was read of each that is', async () => {
    const rows = [
      'الاسم,تاريخ الدخول,العمر,الطول',
      'مريم أحمد سالم,2026-01-02,20,160',
      'هدى يوسف,متى,30,',
    ];
    world = await ImportWorld.with(utf8(rows.join('\n')), 'list.csv');
    const { user } = await chosen();
    await user.click(await screen.findByRole('button', { name: /On to the check/ }));
    expect(screen.getByText(/Not imported: .*الطول/)).toBeDefined();
    const table = screen.getByRole('table', { name: 'First rows' });
    const [heads, first, second] = within(table).getAllByRole('row');
    expect(heads?.textContent).toMatch(/Full name.*الاسم.*Date of admission.*Age.*Category/);
    const read = [...(first?.querySelectorAll('td') ?? [])].map((cell) => cell.textContent);
    expect(read.slice(1, 5)).toEqual([
      'مريم · أحمد · سالم',
      '2 January 20262026-01-02',
      '≈ 200620',
      'Possible victim',
    ]);
    expect(second?.textContent).toMatch(/Not read.*متى/);
  });

  it('stops reading at once when told to', async () => {
    let answer: (value: unknown) => void = () => undefined;
    shellAnswers({
      'parse-file': new Promise((resolve) => {
        answer = resolve;
      }),
      'cancel-parse': {},
    });
    const { user } = await chosen();
    await user.click(await screen.findByRole('button', { name: 'Stop reading' }));
    expect(asked.map(({ kind }) => kind)).toContain('cancel-parse');
    answer({ ok: false, code: 'imports.parse-cancelled' });
    expect(await screen.findByText(/was cancelled/)).toBeDefined();
  });

  it('reports before anything is done, imports once, and says what came of it', async () => {
    const { user } = await chosen();
    await user.click(await screen.findByRole('button', { name: /On to the check/ }));
    expect(world.commits).toBe(0);
    const causes = screen.getByRole('table', { name: 'Reasons' });
    expect(within(causes).getByText('There is no readable date of admission.')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Import' }));
    expect(await screen.findByText('The import is complete')).toBeDefined();
    expect(world.commits).toBe(1);
    expect(world.residents).toHaveLength(1);
  });

  it('saves the rows left out with their reasons and never over another file', async () => {
    const { user } = await chosen();
    await user.click(await screen.findByRole('button', { name: /On to the check/ }));
    await user.click(screen.getByRole('button', { name: /Save the rows left out/ }));
    expect(await screen.findByText(/already there/)).toBeDefined();
    const saved = asked.find(({ kind }) => kind === 'save-text');
    expect(saved?.text).toContain('There is no readable date of admission.');
  });

  it('says until when an import can be undone, and the reason where it no longer can', async () => {
    const past = (id: number, change: object) => ({
      ...{ id: String(id).repeat(26) as ImportId, kind: 'own-list' as const },
      ...{ importedAt: '2026-06-12T08:00:00.000Z', state: 'kept' as const },
      ...{ created: 1, skipped: 0, rejected: 0, undoUntil: '2026-06-19T08:00:00.000Z', bar: null },
      ...change,
    });
    fake.answer(imports.list, () => ({
      imports: [
        past(1, {}),
        past(2, { bar: { code: 'imports.undo-over' as const, count: 7 } }),
        past(3, { bar: { code: 'imports.counted-since' as const, count: 2 } }),
        past(4, { bar: { code: 'imports.changed-since' as const, count: 3 } }),
        past(5, { state: 'undone' as const, undoUntil: null }),
      ],
    }));
    renderScreen(<ImportScreen />, { language: 'en' });
    const table = await screen.findByRole('table', { name: 'Earlier imports' });
    const [, open, over, counted, changed, undone] = within(table).getAllByRole('row');
    expect(open?.textContent).toMatch(/Can be undone until 19 Jun 2026/);
    expect(over?.textContent).toMatch(/the seven days are over/);
    expect(counted?.textContent).toMatch(/counted in summaries \(2\)/);
    expect(changed?.textContent).toMatch(/worked on since, or held \(3\)/);
    expect(undone?.textContent).toMatch(/Undone/);
    expect(within(table).getAllByRole('button', { name: 'Undo' })).toHaveLength(1);
  });

  it('asks before a file is imported a second time', async () => {
    world.past.push({
      id: '0'.repeat(27) as ImportId,
      kind: 'own-list',
      fileHash: 'hash of list.csv',
      importedAt: '2026-06-01T08:00:00.000Z',
      staffId: '0'.repeat(27) as never,
      state: 'kept',
      created: 1,
      skipped: 0,
      rejected: 0,
    });
    const { user } = await chosen();
    await user.click(await screen.findByRole('button', { name: /On to the check/ }));
    const run = screen.getByRole('button', { name: 'Import' });
    expect(run.hasAttribute('disabled')).toBe(true);
    await user.click(screen.getByRole('checkbox', { name: 'Import the file again' }));
    expect(run.hasAttribute('disabled')).toBe(false);
  });
});
