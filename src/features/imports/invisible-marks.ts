// Marks that nobody sees: direction signs, joiners, soft hyphens, control signs. They come along when text is copied
// out of a chat or a browser, and make a date unreadable or a number unfindable.

/** First and last code of each run of them. */
const RUNS: readonly (readonly [number, number])[] = [
  ...([
    [0x00, 0x08],
    [0x0b, 0x0c],
    [0x0e, 0x1f],
    [0x7f, 0x84],
    [0x86, 0x9f],
  ] as const),
  ...([
    [0xad, 0xad],
    [0x34f, 0x34f],
    [0x61c, 0x61c],
    [0x115f, 0x1160],
  ] as const),
  ...([
    [0x17b4, 0x17b5],
    [0x180b, 0x180f],
    [0x200b, 0x200f],
    [0x202a, 0x202e],
  ] as const),
  ...([
    [0x2060, 0x206f],
    [0x3164, 0x3164],
    [0xfe00, 0xfe0f],
    [0xfeff, 0xfeff],
  ] as const),
  ...([
    [0xffa0, 0xffa0],
    [0xfff9, 0xfffb],
    [0x1d173, 0x1d17a],
    [0xe0000, 0xe0fff],
  ] as const),
];
const MARKS = new RegExp(
  `[${RUNS.map(([first, last]) => `${escaped(first)}-${escaped(last)}`).join('')}]`,
  'gu',
);
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

function escaped(code: number): string {
  return `\\u{${code.toString(16)}}`;
}
