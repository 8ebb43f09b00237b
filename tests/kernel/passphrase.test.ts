import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passphraseProblem } from '../../src/kernel/passphrase';
import { OFFER_BYTES, offeredPassphrase } from '../../src/kernel/passphrase-words';

describe('passphrase', () => {
  it.each([
    'walk along the quiet river',
    'قهوة الصباح عند شجرة الزيتون',
    'Gharib 77 umbrella stairs',
    'my passphrase about olives and rain',
    'x7#Lq9!vT2@pZ5&',
  ])('accepts %s', (text) => {
    expect(passphraseProblem(text)).toBeUndefined();
  });

  it.each(['', 'fourteen chars', 'ثمانية احرف', '😀'.repeat(14)])('finds %s too short', (text) => {
    expect(passphraseProblem(text)).toBe('vault.passphrase-too-short');
  });

  it.each([
    'aaaaaaaaaaaaaaaaaaaa',
    'abababababababababab',
    'olive olive olive olive',
    'password1234567890',
    'Password Password 2026',
    '123456789012345678',
    '١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦',
    'qwertyuiopasdfghjkl',
    'correct horse battery staple'.replaceAll(' ', ''),
    'kanaf shelter 2026!',
    'كَنَف كنف ملجأ مأوى ٢٠٢٦',
    'بسم الله الرحمن الرحيم',
    'إن شاء الله الحمد لله',
    'admin admin@kanaf 1234',
  ])('finds %s too weak', (text) => {
    expect(passphraseProblem(text)).toBe('vault.passphrase-too-weak');
  });

  it('asks for no kinds of characters: fifteen letters are enough', () => {
    expect(passphraseProblem('lantern willow.')).toBeUndefined();
    expect(passphraseProblem('lantern willow')).toBe('vault.passphrase-too-short');
  });
});

describe('a passphrase made of what everybody knows of the house', () => {
  const house = ['Dar Al-Amal Shelter', 'دار السنابل (تدريب)', 'EG-07', 'MGR-01'];

  it.each([
    'Dar Al-Amal Shelter',
    'daralamalshelter2026',
    'al-amal dar shelter 1',
    'دار السَّنابل تدريب ٢٠٢٦',
    'دارالسنابل دار السنابل',
    'MGR-01 mgr01 EG-07 abc',
    'Amal Amal mgr-01!',
  ])('is too weak: %s', (text) => {
    expect(passphraseProblem(text)).toBeUndefined();
    expect(passphraseProblem(text, house)).toBe('vault.passphrase-too-weak');
  });

  it.each(['amal walks along the quiet river', 'قهوة الصباح في دار السنابل', 'x7#Lq9!vT2@pZ5&'])(
    'may hold a word of it where enough else remains: %s',
    (text) => {
      expect(passphraseProblem(text, house)).toBeUndefined();
    },
  );

  it('is not one that only shares letters too few to tell', () => {
    expect(passphraseProblem('lantern willow.', ['a', 'le', '07', '', ' '])).toBeUndefined();
  });
});

describe('an offered passphrase', () => {
  const random = fc.uint8Array({ minLength: OFFER_BYTES, maxLength: OFFER_BYTES });

  it('is always acceptable', () => {
    fc.assert(
      fc.property(random, (bytes) => {
        const [first] = bytes;
        fc.pre(new Set(bytes).size > 4 && first !== undefined);
        expect(passphraseProblem(offeredPassphrase('latin', bytes))).toBeUndefined();
        expect(passphraseProblem(offeredPassphrase('arabic', bytes))).toBeUndefined();
      }),
    );
  });

  it('writes the published proquint of 127.0.0.1', () => {
    const bytes = Uint8Array.from([127, 0, 0, 1, 63, 84, 220, 193]);
    expect(offeredPassphrase('latin', bytes)).toBe('lusab-babad-gutih-tugad');
  });

  it('uses 256 different Arabic words', () => {
    const words = Array.from({ length: 256 }, (_, byte) =>
      offeredPassphrase('arabic', new Uint8Array(OFFER_BYTES).fill(byte)).split(' ').at(0),
    );
    expect(new Set(words).size).toBe(256);
    expect(words.every((word) => /^[\u0621-\u064a]+$/u.test(word ?? ''))).toBe(true);
  });

  it('refuses too little chance', () => {
    expect(() => offeredPassphrase('latin', new Uint8Array(7))).toThrow(RangeError);
  });
});
