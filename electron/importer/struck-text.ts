// Whether a text is struck out as a whole: by the style of each of its runs. A text without runs has none of its own.
import { attributesOf, isTrue } from './xml';

export class StruckText {
  #isInStyle = false;
  #isStruckRun = false;
  #struck = 0;
  #plain = 0;

  begin(): void {
    this.#isInStyle = false;
    this.#isStruckRun = false;
    this.#struck = 0;
    this.#plain = 0;
  }

  open(tag: string, raw: string): void {
    if (tag === 'r') this.#isStruckRun = false;
    if (tag === 'rPr') this.#isInStyle = true;
    if (this.#isInStyle && isStrike(tag, raw)) this.#isStruckRun = true;
  }

  close(tag: string): void {
    if (tag === 'rPr') this.#isInStyle = false;
    if (tag === 'r') this.#isStruckRun = false;
  }

  text(text: string): void {
    if (text.trim() === '') return;
    if (this.#isStruckRun) this.#struck += 1;
    else this.#plain += 1;
  }

  get isStruck(): boolean {
    return this.#struck > 0 && this.#plain === 0;
  }
}

/** `<strike/>` strikes out, `<strike val="0"/>` does not. */
export function isStrike(tag: string, raw: string): boolean {
  return tag === 'strike' && isTrue(attributesOf(raw).get('val') ?? '1');
}
