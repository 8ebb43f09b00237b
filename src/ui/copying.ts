// What may leave the window by copying: plain text, never from where words stand that must stay here, never by dragging.
// The shell learns a mark of each copy (not the text), so that it can take exactly that back from the clipboard.
import { copyMark } from '../contract/copy-mark';

/** On the element whose words stay here: clinical and safety texts, passphrases, the recovery code. */
export const STAYS_HERE = { 'data-stays-here': '' };
const MARKED = '[data-stays-here]';

export interface CopyEvents {
  readonly copied: (mark: string) => void;
  readonly refused: () => void;
}

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Watches copying, cutting and dragging in one window; answers a function that stops it. */
export function guardCopying(target: Document, events: CopyEvents): () => void {
  const onCopy = (event: ClipboardEvent) => {
    if (isHeldBack(target)) {
      event.preventDefault();
      events.refused();
      return;
    }
    const text = selectedText(target);
    if (text === '') return;
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
    if (event.type === 'cut') target.execCommand('delete');
    events.copied(copyMark(text));
  };
  const onDrag = (event: Event) => event.preventDefault();
  target.addEventListener('copy', onCopy, true);
  target.addEventListener('cut', onCopy, true);
  target.addEventListener('dragstart', onDrag, true);
  return () => {
    target.removeEventListener('copy', onCopy, true);
    target.removeEventListener('cut', onCopy, true);
    target.removeEventListener('dragstart', onDrag, true);
  };
}

function fieldIn(target: Document): Field | undefined {
  const { activeElement } = target;
  const isField =
    activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement;
  return isField ? activeElement : undefined;
}

function selectedText(target: Document): string {
  const field = fieldIn(target);
  if (field === undefined) return target.getSelection()?.toString() ?? '';
  return field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0);
}

function isHeldBack(target: Document): boolean {
  const field = fieldIn(target);
  if (field !== undefined) return field.type === 'password' || field.matches(MARKED);
  const selection = target.getSelection();
  if (selection === null || selection.isCollapsed) return false;
  const range = selection.getRangeAt(0);
  return [...target.querySelectorAll(MARKED)].some((held) => range.intersectsNode(held));
}
