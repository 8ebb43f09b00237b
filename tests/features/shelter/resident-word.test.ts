// The word for the people of the house: whose it is, its forms, and every Arabic sentence in each of the three words.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  COUNTRIES_WITH_PACK,
  COUNTRY_PACKS,
  lawWordOf,
  RESIDENT_FORMS,
  RESIDENT_WORDS,
  type ResidentWord,
  residentFormsOf,
  withResidentWord,
} from '../../../src/features/shelter';

type Tree = { readonly [key: string]: string | Tree };

function* textsOf(tree: Tree, path: string): Generator<readonly [string, string]> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') yield [`${path}.${key}`, value];
    else yield* textsOf(value, `${path}.${key}`);
  }
}

const FOLDER = join('resources', 'locales', 'ar');
const texts = readdirSync(FOLDER).flatMap((file) => [
  ...textsOf(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Tree, file),
]);
/** The roots as letters: whatever a sentence adds before and after them. «مقيم» names foreigners and is nobody's word. */
const ROOTS: Readonly<Record<ResidentWord | 'foreigner', RegExp>> = {
  nazil: /نزيل|نزلاء/u,
  muntafi: /منتفع/u,
  mustafid: /مستفيد/u,
  foreigner: /(?<!\p{L})(?:ال|لل|و|ب)*مقيم/u,
};

describe('the word for the people of the house', () => {
  it('is the one in the country’s pack, unless the house chose another', () => {
    for (const country of COUNTRIES_WITH_PACK) {
      const { one, she } = residentFormsOf({ country });
      expect(`${one} / ${she}`).toBe(COUNTRY_PACKS[country].terms.resident.ar);
    }
    expect(COUNTRIES_WITH_PACK.map(lawWordOf)).toEqual(['nazil', 'muntafi', 'nazil']);
    expect(residentFormsOf({ country: 'EG', residentWord: 'mustafid' }).she).toBe('مستفيدة');
    expect(() => lawWordOf('XX')).toThrow('no word');
  });

  it.each([
    ['nazil', 'نزيل نزيلة نزيلان نزيلين نزيلتان نزيلتين نزلاء نزلاء نزيلات نزيلًا'],
    ['muntafi', 'منتفع منتفعة منتفعان منتفعين منتفعتان منتفعتين منتفعون منتفعين منتفعات منتفعًا'],
    [
      'mustafid',
      'مستفيد مستفيدة مستفيدان مستفيدين مستفيدتان مستفيدتين مستفيدون مستفيدين مستفيدات مستفيدًا',
    ],
  ] as const)('%s has all ten forms', (word, forms) => {
    const { one, she, two, ofTwo, twoWomen, ofTwoWomen, many, ofMany, women, counted } =
      RESIDENT_FORMS[word];
    expect(
      [one, she, two, ofTwo, twoWomen, ofTwoWomen, many, ofMany, women, counted].join(' '),
    ).toBe(forms);
  });

  it('agrees with what stands before it', () => {
    const said = (text: string) =>
      RESIDENT_WORDS.map((word) => withResidentWord(text, RESIDENT_FORMS[word]));
    expect(said('٥ {{resident.ofMany}}، و١٢ {{resident.counted}}')).toEqual([
      '٥ نزلاء، و١٢ نزيلًا',
      '٥ منتفعين، و١٢ منتفعًا',
      '٥ مستفيدين، و١٢ مستفيدًا',
    ]);
    expect(said('ملف لل{{resident.one}}')[2]).toBe('ملف للمستفيد');
    expect(said('{{name}} {{resident.nobody}}')[0]).toBe('{{name}} {{resident.nobody}}');
  });

  it('is written out in no Arabic text', () => {
    expect(texts.length).toBeGreaterThan(2000);
    const roots = Object.values(ROOTS);
    expect(texts.filter(([, text]) => roots.some((root) => root.test(text)))).toEqual([]);
  });

  it.each(RESIDENT_WORDS)('%s fills every Arabic text and leaves no other word', (word) => {
    const named = texts.filter(([, text]) => text.includes('{{resident'));
    expect(named.length).toBeGreaterThan(70);
    for (const [key, text] of named) {
      const said = `${key}: ${withResidentWord(text, RESIDENT_FORMS[word])}`;
      expect(said).not.toContain('{{resident');
      expect(said).toMatch(ROOTS[word]);
      for (const [other, root] of Object.entries(ROOTS)) {
        if (other !== word) expect(said).not.toMatch(root);
      }
    }
  });
});
