// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { copyMark } from '../../src/contract/copy-mark';
import { guardCopying } from '../../src/ui/copying';
import { Text } from '../../src/ui/layout';
import { PassphraseField } from '../../src/ui/passphrase-field';
import { TextArea, TextField } from '../../src/ui/text-field';
import { renderScreen } from '../support/render-screen';

const copied = vi.fn();
const refused = vi.fn();
const onChange = () => undefined;
let stop: () => void;
beforeEach(() => {
  stop = guardCopying(document, { copied, refused });
});
afterEach(() => {
  stop();
  cleanup();
  vi.clearAllMocks();
});

/** Fires the event as the system would and answers what the clipboard was given. */
function copy(kind: 'copy' | 'cut' = 'copy') {
  const given: Record<string, string> = {};
  const clipboardData = { setData: (type: string, text: string) => void (given[type] = text) };
  const wentOn = fireEvent[kind](document.activeElement ?? document.body, { clipboardData });
  return { given, wentOn };
}

function select(element: Node): void {
  const range = document.createRange();
  range.selectNodeContents(element);
  document.getSelection()?.removeAllRanges();
  document.getSelection()?.addRange(range);
}

it('hands out plain text and tells the shell a mark of it, nothing more', () => {
  render(
    <p>
      سلمى <b>حسن</b>
    </p>,
  );
  select(screen.getByText(/سلمى/));
  expect(copy()).toEqual({ given: { 'text/plain': 'سلمى حسن' }, wentOn: false });
  expect(copied).toHaveBeenCalledWith(copyMark('سلمى حسن'));
  expect(refused).not.toHaveBeenCalled();
});

it('copies the chosen part of a field', () => {
  renderScreen(<TextField label="Room" value="قمر-٧" onChange={onChange} />);
  const field = screen.getByLabelText<HTMLInputElement>('Room');
  field.focus();
  field.setSelectionRange(0, 3);
  const execCommand = vi.fn();
  Object.assign(document, { execCommand });
  expect(copy('cut').given).toEqual({ 'text/plain': 'قمر' });
  expect(execCommand).toHaveBeenCalledWith('delete');
  expect(copied).toHaveBeenCalledWith(copyMark('قمر'));
});

it.each(['copy', 'cut'] as const)('%s takes nothing from a note or a shown passphrase', (kind) => {
  renderScreen(
    <>
      <TextArea label="Note" staysHere value="تنام أفضل" onChange={onChange} />
      <PassphraseField label="Passphrase" value="seven doors" onChange={onChange} />
    </>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Show passphrase' }));
  for (const label of ['Note', 'Passphrase']) {
    const field = screen.getByLabelText<HTMLInputElement>(label);
    field.focus();
    field.select();
    expect(copy(kind)).toEqual({ given: {}, wentOn: false });
  }
  expect(refused).toHaveBeenCalledTimes(2);
  expect(copied).not.toHaveBeenCalled();
});

it('takes nothing when a note lies anywhere in what was selected', () => {
  renderScreen(
    <article>
      <Text>before</Text>
      <Text staysHere>تنام أفضل</Text>
      <Text>after</Text>
    </article>,
  );
  select(screen.getByRole('article'));
  expect(copy()).toEqual({ given: {}, wentOn: false });
  (document.activeElement as HTMLElement | null)?.blur();
  select(screen.getByText('after'));
  expect(copy().given).toEqual({ 'text/plain': 'after' });
});

it('lets nothing be dragged out', () => {
  render(<p>سلمى</p>);
  expect(fireEvent.dragStart(screen.getByText('سلمى'))).toBe(false);
});

it('marks equal texts alike, whichever line ends the system gives back, and others apart', () => {
  expect(copyMark('سلمى\r\nحسن')).toBe(copyMark('سلمى\nحسن'));
  const names = ['', 'a', 'b', 'ab', 'ba', 'سلمى', 'سلمي', 'سلمى '];
  expect(new Set(names.map(copyMark)).size).toBe(names.length);
  for (const name of names) expect(copyMark(name)).toMatch(/^[0-9a-f]{16}$/);
});
