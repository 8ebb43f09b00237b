// Whether the letters on a page have the shapes that they stand for. A font inside a PDF can draw a nine and call it five.
import { amiri } from './amiri';
import type { Run } from './page-marks';
import type { PaperFont } from './paper-fonts';
import { readTrueType, type Typeface } from './typeface';

/** True when every glyph of the runs is drawn as our typeface draws it, and stands for what it says. Never throws. */
export function hasOwnLetters(runs: readonly Run[]): boolean {
  const byFont = new Map<PaperFont, Map<number, Set<string>>>();
  for (const { font, glyphs } of runs) {
    const used = byFont.get(font) ?? new Map<number, Set<string>>();
    byFont.set(font, used);
    for (const { id, said } of glyphs) used.set(id, (used.get(id) ?? new Set()).add(said));
  }
  return [...byFont].every(([font, used]) => {
    const own = readTrueType(font.program);
    if (own === undefined) return false;
    return amiri(font.name).some((wanted) => isCutOf(own, wanted, used));
  });
}

function isCutOf(
  own: Typeface,
  wanted: Typeface,
  used: ReadonlyMap<number, ReadonlySet<string>>,
): boolean {
  if (own.unitsPerEm !== wanted.unitsPerEm || own.programs !== wanted.programs) return false;
  return [...used].every(
    ([glyph, texts]) =>
      isSameShape([own, wanted], glyph) &&
      [...texts].every((text) => standsFor(wanted, glyph, text)),
  );
}

function isSameShape(
  faces: readonly [own: Typeface, wanted: Typeface],
  glyph: number,
  depth = 0,
): boolean {
  try {
    const [drawn, known] = [faces[0].outline(glyph), faces[1].outline(glyph)];
    if (drawn === undefined || known === undefined || drawn.isHinted || depth > 4) return false;
    return (
      drawn.shape === known.shape &&
      known.parts.every((part) => isSameShape(faces, part, depth + 1))
    );
  } catch {
    return false;
  }
}

/** Signs that turn round between the two directions of writing. */
const TURNED: Readonly<Record<string, string>> = { '(': ')', ')': '(', '«': '»', '»': '«' };

/** A glyph of one character stands for it; joined and combined forms stand for letters, never for digits. */
function standsFor(wanted: Typeface, glyph: number, said: string): boolean {
  const characters = wanted.characters.get(glyph);
  if (characters === undefined) return !/\p{N}/u.test(said);
  const plain = said.normalize('NFKC');
  return characters.some((character) => {
    const own = character.normalize('NFKC');
    if (/\p{N}/u.test(own + plain)) return own === plain;
    if (own.trim() === '') return /^[\s\p{Cf}]*$/u.test(plain);
    return plain.includes(own) || plain === TURNED[own];
  });
}
