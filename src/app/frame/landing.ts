// Where focus stands when a page opens: on what was just saved, on the row one came back to, in the first field of a form,
// else on the page's heading. It never falls to the bare window, where the next key would reach nothing.
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useMark, usePath } from '../../ui/navigate';
import { wantsFocus } from '../../ui/takes-focus';

/** Where one stood on a page when leaving it, and for what. */
interface Spot {
  readonly selector: string | undefined;
  readonly top: number;
  readonly listTop: number;
  readonly leftFor: string;
}

type Page = RefObject<HTMLElement | null>;

const FIELDS =
  'input:not([type="hidden"], :disabled), textarea:not(:disabled), [role="spinbutton"], button[aria-haspopup="listbox"]';
const SETTLES_WITHIN_MS = 3000;

export function useLanding(page: Page): void {
  const path = usePath();
  const mark = useMark();
  const spots = useRef(new Map<string, Spot>());
  const before = useRef<{ path: string | undefined; stood: Omit<Spot, 'leftFor'> }>({
    path: undefined,
    stood: NOWHERE,
  });
  useWhereOneStands(page, (stood) => (before.current = { ...before.current, stood }));
  useLayoutEffect(() => {
    const from = before.current;
    if (from.path === path && mark === '') return undefined;
    before.current = { path, stood: NOWHERE };
    const spot = spots.current.get(path);
    const isReturn = spot !== undefined && isWithin(from.path ?? '', spot.leftFor);
    if (from.path !== undefined) spots.current.set(from.path, { ...from.stood, leftFor: path });
    if (page.current !== null) page.current.scrollTop = 0;
    return settle(page, { mark, spot: isReturn ? spot : undefined });
  }, [path, mark, page]);
  useNeverLost(page);
}

const NOWHERE = { selector: undefined, top: 0, listTop: 0 };

function isWithin(path: string, upper: string): boolean {
  return path === upper || path.startsWith(`${upper}/`);
}

/** Notes, before each key or press takes effect, what was in hand. */
function useWhereOneStands(page: Page, note: (stood: Omit<Spot, 'leftFor'>) => void): void {
  const latest = useRef(note);
  useEffect(() => {
    latest.current = note;
  });
  useEffect(() => {
    const main = page.current;
    if (main === null) return undefined;
    const look = (event: Event) => {
      const selector = event.target instanceof Element ? selectorOf(event.target) : undefined;
      latest.current({ selector, top: main.scrollTop, listTop: listOf(main)?.scrollTop ?? 0 });
    };
    for (const kind of ['keydown', 'pointerdown'] as const)
      main.addEventListener(kind, look, { capture: true, passive: true });
    return () => {
      for (const kind of ['keydown', 'pointerdown'] as const)
        main.removeEventListener(kind, look, { capture: true });
    };
  }, [page]);
}

function listOf(main: HTMLElement): HTMLElement | null {
  return main.querySelector<HTMLElement>('.table');
}

/** A row of a list or a link: what a page is left by. */
function selectorOf(target: Element): string | undefined {
  const key = target.closest('[role="row"][data-key]')?.getAttribute('data-key');
  if (typeof key === 'string') return `[role="row"][data-key="${CSS.escape(key)}"]`;
  const href = target.closest('a[href]')?.getAttribute('href');
  return typeof href !== 'string' ? undefined : `a[href="${CSS.escape(href)}"]`;
}

interface Wish {
  readonly mark: string;
  readonly spot: Spot | undefined;
}

/** Until the page has loaded or the worker does something. */
function settle(page: Page, wish: Wish): () => void {
  let own: Element | undefined;
  const stop = () => {
    observer.disconnect();
    clearTimeout(timer);
    for (const kind of ['keydown', 'pointerdown'] as const)
      document.removeEventListener(kind, stop, true);
  };
  const land = () => {
    const main = page.current;
    if (main === null || !isFree(main, own)) return;
    const target = targetIn(main, wish);
    if (target === own) return;
    own = target;
    target.focus({ preventScroll: target.matches('h1, main') });
    if (wish.mark !== '' && isMarked(target, wish.mark))
      target.scrollIntoView?.({ block: 'center' });
  };
  const observer = new MutationObserver(land);
  observer.observe(document.body, { childList: true, subtree: true });
  const timer = setTimeout(stop, SETTLES_WITHIN_MS);
  for (const kind of ['keydown', 'pointerdown'] as const)
    document.addEventListener(kind, stop, true);
  land();
  return stop;
}

/** Somebody else's choice of focus inside the page or a dialog stays. */
function isFree(main: HTMLElement, own: Element | undefined): boolean {
  const held = document.activeElement;
  if (held === null || held === document.body || held === own || held.matches('h1, main'))
    return true;
  return !main.contains(held) && held.closest('[role="dialog"], [role="alertdialog"]') === null;
}

function targetIn(main: HTMLElement, { mark, spot }: Wish): HTMLElement {
  if (mark !== '') {
    const marked = main.querySelector<HTMLElement>(markedBy(mark));
    const inner = marked?.querySelector<HTMLElement>('a[href]') ?? marked;
    if (inner?.matches('a, button, [tabindex]') === true) return inner;
  }
  if (spot !== undefined) {
    main.scrollTop = spot.top;
    const list = listOf(main);
    if (list !== null) list.scrollTop = spot.listTop;
    const left =
      spot.selector === undefined ? null : main.querySelector<HTMLElement>(spot.selector);
    if (left !== null) return left;
  }
  return firstField(main) ?? main.querySelector<HTMLElement>('h1') ?? main;
}

function isMarked(target: Element, mark: string): boolean {
  return target.closest(markedBy(mark)) !== null;
}

/** What says itself that one lands on it, or the row of a list. */
function markedBy(mark: string): string {
  const id = CSS.escape(mark);
  return `[data-land="${id}"], [role="row"][data-key="${id}"]`;
}

/**
 * Of a page that is one form, if it is seen at once: what stands above it is not to be skipped. Where several forms stand
 * on a page its heading comes first.
 */
function firstField(main: HTMLElement): HTMLElement | undefined {
  const forms = main.querySelectorAll('form.form');
  const field = forms.length === 1 ? forms[0]?.querySelector<HTMLElement>(FIELDS) : undefined;
  if (!field) return undefined;
  const isSeen = field.getBoundingClientRect().bottom <= main.getBoundingClientRect().bottom;
  return isSeen ? field : undefined;
}

/** What held focus was taken from the page: what came in its place and wishes for it takes it, else the heading. */
function useNeverLost(page: Page): void {
  useEffect(() => {
    let held: Element | undefined;
    const hold = (event: FocusEvent) => {
      held = event.target instanceof Element ? event.target : undefined;
    };
    const look = () => {
      if (held === undefined || held.isConnected || document.activeElement !== document.body)
        return;
      held = undefined;
      if (page.current !== null) focusAnew(page.current);
    };
    const observer = new MutationObserver(look);
    const main = page.current;
    main?.addEventListener('focusin', hold);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      main?.removeEventListener('focusin', hold);
    };
  }, [page]);
}

function focusAnew(main: HTMLElement): void {
  const wish = wantsFocus(main);
  if (wish !== null) wish.focus();
  else (main.querySelector<HTMLElement>('h1') ?? main).focus({ preventScroll: true });
}
