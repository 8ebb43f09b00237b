// @vitest-environment jsdom
// A number in groups is one run from left to right, whatever digits it is written in.
import { cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { Code, isNumberRun } from '../../src/ui/bidi';
import { typedDirection } from '../../src/ui/field';
import { renderScreen } from '../support/render-screen';

afterEach(cleanup);

describe('a number in groups', () => {
  it.each([
    ['+٢٠ ١٠٠ ١٢٣ ٤٥٦٧', true],
    ['۲۰۲۵-۰۲۶', true],
    ['K-2026-0001', true],
    ['٠١٠٠١٢٣ (أخوها)', false],
    ['أ-2025/7', false],
    ['محمد', false],
    ['abc', false],
    ['', false],
  ])('%s: %s', (text, isRun) => expect(isNumberRun(text)).toBe(isRun));

  it('is marked where it is shown', () => {
    const { container } = renderScreen(<Code>+٢٠ ١٠٠ ١٢٣ ٤٥٦٧</Code>);
    const shown = container.querySelector<HTMLElement>('bdi.code');
    expect([shown?.dir, shown?.dataset['run']]).toEqual(['ltr', 'ltr']);
  });
});

describe('what is typed into a field', () => {
  it.each([
    ['Maria', { dir: 'auto' }],
    ['غرفة ٤', { dir: 'auto' }],
    ['4', {}],
    ['١٢', {}],
    ['', {}],
    [null, {}],
  ])('%s: the direction of its letters, or the page’s where it has none', (text, expected) =>
    expect(typedDirection(text)).toEqual(expected),
  );
});
