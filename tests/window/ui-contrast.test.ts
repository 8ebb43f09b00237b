// Every pair of colours that carries words or shapes, in every theme, measured by WCAG 2.2: 4.5 for text, 3 for shapes.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('src/ui/tokens.css', 'utf8').replaceAll('"', "'");

function tokensOf(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`no block ${selector}`);
  const block = css.slice(start, css.indexOf('\n}', start));
  return Object.fromEntries(
    [...block.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6});/g)].map((m) => [m[1] ?? '', m[2] ?? '']),
  );
}

const light = tokensOf(':root');
const THEMES = {
  light,
  dark: { ...light, ...tokensOf(":root[data-theme='dark']") },
  contrast: { ...light, ...tokensOf(":root[data-theme='contrast']") },
};

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ['paper', 'surface', 'surface-raised', 'surface-sunk', 'surface-hover'];
const TEXT: [string, string[]][] = [
  ['ink', [...GROUNDS, 'teal-tint', 'saffron-tint', 'moss-tint', 'danger-tint']],
  ['ink-muted', [...GROUNDS, 'teal-tint']],
  ['ink-faint', ['paper', 'surface', 'surface-raised', 'surface-sunk']],
  ['teal-ink', [...GROUNDS, 'teal-tint']],
  ['on-teal', ['teal', 'teal-hover', 'teal-pressed']],
  ['saffron-ink', ['saffron-tint', 'surface', 'surface-raised', 'paper']],
  ['moss-ink', ['moss-tint', 'surface']],
  ['danger-ink', ['danger-tint', 'paper', 'surface', 'surface-raised']],
  ['on-danger', ['danger', 'danger-hover']],
];
const SHAPES: [string, string[]][] = [
  ['outline', ['paper', 'surface', 'surface-raised']],
  ['focus', [...GROUNDS, 'focus-gap']],
  ['teal', ['paper', 'surface', 'surface-raised', 'surface-sunk']],
  ['saffron', ['paper', 'surface']],
  ['moss', ['moss-tint', 'surface']],
  ['chart-1', ['surface', 'chart-band']],
  ['chart-2', ['surface', 'chart-band']],
  ['chart-3', ['surface', 'chart-band']],
  ['chart-4', ['surface', 'chart-band']],
  ['chart-axis', ['surface']],
  ['mark-wing', ['mark-ground']],
  ['mark-dot', ['mark-ground']],
];

function weakPairs(theme: Record<string, string>, pairs: [string, string[]][], least: number) {
  return pairs.flatMap(([front, backs]) =>
    backs.flatMap((back) => {
      const ratio = contrast(theme[front] ?? '', theme[back] ?? '');
      return ratio >= least ? [] : [`${front} on ${back}: ${ratio.toFixed(2)}`];
    }),
  );
}

describe.each(Object.entries(THEMES))('theme %s', (_name, theme) => {
  it('has words that can be read', () => {
    expect(weakPairs(theme, TEXT, 4.5)).toEqual([]);
  });
  it('has shapes that can be seen', () => {
    expect(weakPairs(theme, SHAPES, 3)).toEqual([]);
  });
});

describe('the measure itself', () => {
  it('agrees with the known ratio of black on white and of #767676 on white', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });
});

describe('the styles', () => {
  const sheets = [
    'base',
    'controls',
    'fields',
    'layout',
    'overlays',
    'table',
    'chart',
    'frame',
    'print',
  ].map((name) => readFileSync(`src/ui/css/${name}.css`, 'utf8'));
  it('name no side of the page but start and end', () => {
    const physical =
      /(?<![-\w])(left|right|(margin|padding|border)-(left|right|top|bottom)|width|height)\s*:/;
    expect(sheets.flatMap((sheet) => sheet.match(new RegExp(physical, 'g')) ?? [])).toEqual([]);
  });
  it('take every colour from the tokens', () => {
    expect(sheets.flatMap((sheet) => sheet.match(/#[0-9a-f]{3,8}\b|rgba?\(/gi) ?? [])).toEqual([]);
  });
  it('use only tokens that exist', () => {
    const known = new Set([...css.matchAll(/--([a-z0-9-]+):/g)].map((m) => m[1]));
    const used = sheets.flatMap((sheet) =>
      [...sheet.matchAll(/var\(--([a-z0-9-]+)/g)].map((m) => m[1]),
    );
    expect(used.filter((name) => !known.has(name) && name !== 'trigger-width')).toEqual([]);
  });
});
