// Marks that nobody sees: direction signs, joiners, soft hyphens, control signs. They come along when text is copied
// out of a chat or a browser, and make a date unreadable or a number unfindable.

const MARKS =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;
const SPACES = /[\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g;
const ANY =
  /[^\u0009\u000a\u000d\u0020-\u007e\u00a1-\u00ac\u00ae-\u034e\u0350-\u061b\u061d-\u115e]/u;

/** The text without them; spaces of every kind become plain ones. */
export function withoutMarks(text: string): string {
  return ANY.test(text) ? text.replace(MARKS, '').replace(SPACES, ' ') : text;
}

/** Spaces that do not break are common and harmless: they do not count. */
export function hasMarks(text: string): boolean {
  return ANY.test(text) && text.replace(MARKS, '') !== text;
}
