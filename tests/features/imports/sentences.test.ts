import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MENDS, ROW_ISSUES } from '../../../src/features/imports/outcome';
import { FILE_NOTES, FILE_REFUSALS } from '../../../src/features/imports';

// Refusals of the contract are checked for all features at once; these codes travel inside answers.
describe.each(['ar', 'en'])('sentences in %s', (language) => {
  const file = new URL(`../../../resources/locales/${language}/errors.json`, import.meta.url);
  const sentences = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;

  it.each([...FILE_REFUSALS, ...FILE_NOTES, ...ROW_ISSUES, ...MENDS])('%s', (code) => {
    expect(sentences[code] ?? '').not.toBe('');
  });
});
