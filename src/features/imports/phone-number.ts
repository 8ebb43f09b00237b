// A telephone number out of a cell, as it is dialled: the plus in front, without the point that a program put behind it.
import { plainNumber } from '../../kernel/number-text';

export function phoneNumber(text: string): string {
  const plain = plainNumber(text).replace(/^(\d{5,18})\.0$/, '$1');
  // Typed in a line that runs from right to left, the plus comes last.
  const turned = /^([\d][\d\s().-]{5,30})\+$/.exec(plain);
  return turned === null ? plain : `+${(turned[1] ?? '').trim()}`;
}
