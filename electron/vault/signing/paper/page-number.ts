// The number at the foot of each page, the only words that the printer draws in a typeface of the system.
import type { Run } from './page-marks';
import { readTrueType } from './typeface';

const FOOT = 800;
const SIZE = 9;

/** True when the runs say `wanted`, small and at the foot, with no glyph that reaches beyond it. */
export function hasPageNumber(runs: readonly Run[], wanted: string): boolean {
  const said = runs.map(({ text }) => text).join('');
  return said === wanted && runs.every(isAtTheFoot) && runs.every(hasSmallGlyphs);
}

function isAtTheFoot({ y, size, x }: Run): boolean {
  return y > FOOT && y < 841 && x > 200 && x < 400 && size < SIZE;
}

function hasSmallGlyphs({ font, glyphs }: Run): boolean {
  const face = readTrueType(font.program);
  if (face === undefined) return false;
  try {
    return glyphs.every(({ id }) => {
      const outline = face.outline(id);
      if (outline === undefined || outline.parts.length > 0) return false;
      const [left, bottom, right, top] = outline.box.map((value) => value / face.unitsPerEm);
      return (left ?? 9) > -0.5 && (bottom ?? 9) > -0.5 && (right ?? 9) < 1.5 && (top ?? 9) < 1.5;
    });
  } catch {
    return false;
  }
}
