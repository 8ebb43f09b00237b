// One key ends everything at once. Read by its place, so that the keyboard's language does not matter.
import { globalShortcut, type WebContents } from 'electron';

const GLOBAL_NAME = 'Control+Shift+F9';

/** While a session is open the key works from any program. Another program may hold it already; then only ours hears it. */
export function holdPanicKey(press: () => void): void {
  letPanicKeyGo();
  globalShortcut.register(GLOBAL_NAME, press);
}

export function letPanicKeyGo(): void {
  globalShortcut.unregister(GLOBAL_NAME);
}

/** Heard by main before the page: a page that hangs cannot keep it. */
export function hearPanicKey(contents: WebContents, press: () => void): void {
  contents.on('before-input-event', (event, { type, code, control, shift }) => {
    if (type !== 'keyDown' || code !== 'F9' || !control || !shift) return;
    event.preventDefault();
    press();
  });
}
