/** A number or code inside a sentence of the other direction keeps its own order, from left to right. */
export function leftToRight(text: string): string {
  return `\u2066${text}\u2069`;
}
