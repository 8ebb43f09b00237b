// The length of what is sealed must not tell what it says: JSON is filled up with spaces, which no reader of JSON minds, to the
// next of a few lengths.
const SPACE = 0x20;
const LEAST_TEXT = 256;

/**
 * The one size of records that are short by their form; longer ones double it. A sheet of scores has room for the longest words
 * that its form takes: with a positive item and without, it has the same length.
 */
const LEAST_OF_KIND: Readonly<Record<string, number>> = {
  'score-sheet': 8192,
  draft: 8192,
  'own-lists': 2048,
  resident: 1024,
  need: 512,
  goal: 512,
  task: 512,
  'task-outcome': 512,
  'backup-facts': 4096,
  'backup-counts': 4096,
};

/** UTF-8 of the JSON, filled up to 256, 512, 1,024 … bytes, or from the kind's own size on. */
export function paddedJson(kind: string, value: unknown): Uint8Array<ArrayBuffer> {
  const content = new TextEncoder().encode(JSON.stringify(value));
  const padded = new Uint8Array(stepFor(kind, content.length)).fill(SPACE);
  padded.set(content);
  content.fill(0);
  return padded;
}

function stepFor(kind: string, length: number): number {
  let step = LEAST_OF_KIND[kind] ?? LEAST_TEXT;
  while (step < length) step *= 2;
  return step;
}
