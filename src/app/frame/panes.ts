// F6 walks through the panes of the window: rail, top bar, page, panel.

/** Moves focus to the next (or previous) element marked `data-pane`. */
export function focusNextPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
  if (panes.length === 0) return;
  const here = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(here + step + panes.length) % panes.length];
  const inner = next?.querySelector<HTMLElement>(
    'a[href], button:not([disabled]), input:not([disabled]), [tabindex="0"], h1[tabindex]',
  );
  (inner ?? next)?.focus();
}
