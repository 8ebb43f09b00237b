// React Aria gives focus to what appears a frame late after a press that came from the Enter key, and not at all where the
// frame has caught the lost focus by then. So the wish is written on the element, for the frame to read.

const WISH = 'data-takes-focus';

export function takesFocus(autoFocus: boolean | undefined): Record<string, string> {
  return autoFocus === true ? { [WISH]: '' } : {};
}

/** What wishes to have the focus when it appears. */
export function wantsFocus(within: HTMLElement): HTMLElement | null {
  const wish = within.querySelector<HTMLElement>(`[${WISH}]`);
  return wish?.matches('button') === true ? wish : (wish?.querySelector('input') ?? null);
}
