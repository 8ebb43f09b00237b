import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  partToConfirm,
  readRecoveryCode,
  recoveryGroups,
  writtenSecret,
  wrongParts,
} from '../../../electron/vault/keys/recovery-code';
import { deviceGroups, readDeviceCode } from '../../../electron/vault/keys/device-code';
import { secretWords } from '../../../electron/vault/keys/paper-words';
import { codeOf, valueOf } from './founding';

const secrets = fc.uint8Array({ minLength: 32, maxLength: 32 });
const shifted = (text: string, zero: number) =>
  text.replace(/\d/gu, (digit) => String.fromCharCode(zero + Number(digit)));

describe('recovery code', () => {
  it('is sixteen groups, each with the check digit worked out by hand from the Damm table', () => {
    const groups = recoveryGroups(Buffer.from(`0000ffff0001${'00'.repeat(26)}`, 'hex'));
    expect(groups).toHaveLength(16);
    // Position 1, then 00000: 0 -> 3 -> 1 -> 7 -> 8 -> 9 -> 2. Position 2, then 65535: 0 -> 1 -> 4 -> 4 -> 4 -> 3 -> 8.
    // Position 3, then 00001: 0 -> 7 -> 8 -> 9 -> 2 -> 4 -> 1.
    expect(groups.slice(0, 3)).toEqual(['000002', '655358', '000011']);
  });

  it('reads back what it wrote, in three digit sets and with any separators', () => {
    fc.assert(
      fc.property(secrets, fc.constantFrom(' ', '-', '\n', ' \u200f- ', ''), (secret, between) => {
        const code = recoveryGroups(secret).join(between);
        for (const typed of [code, shifted(code, 0x0660), shifted(code, 0x06f0)]) {
          expect(valueOf(readRecoveryCode(typed)).equals(secret)).toBe(true);
        }
      }),
    );
  });

  it('names the group with one wrong digit', () => {
    const slip = fc.record({
      secret: secrets,
      group: fc.integer({ min: 0, max: 15 }),
      at: fc.integer({ min: 0, max: 5 }),
      by: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(slip, ({ secret, group, at, by }) => {
        const groups = [...recoveryGroups(secret)];
        const digits = [...(groups[group] ?? '')];
        digits[at] = String((Number(digits[at]) + by) % 10);
        groups[group] = digits.join('');
        expect(readRecoveryCode(groups.join(' '))).toEqual({
          ok: false,
          refusal: { code: 'vault.recovery-group-wrong', details: { group: group + 1 } },
        });
      }),
    );
  });

  it('names the group with two neighbours swapped', () => {
    const swap = fc.record({ secret: secrets, group: fc.nat(15), at: fc.nat(4) });
    fc.assert(
      fc.property(swap, ({ secret, group, at }) => {
        const groups = [...recoveryGroups(secret)];
        const digits = [...(groups[group] ?? '')];
        fc.pre(digits[at] !== digits[at + 1]);
        [digits[at], digits[at + 1]] = [digits[at + 1] ?? '', digits[at] ?? ''];
        groups[group] = digits.join('');
        const read = readRecoveryCode(groups.join(' '));
        expect(read.ok ? 0 : read.refusal.details?.['group']).toBe(group + 1);
      }),
    );
  });

  it('notices two neighbouring groups in the wrong order', () => {
    fc.assert(
      fc.property(secrets, fc.nat(14), (secret, at) => {
        const groups = [...recoveryGroups(secret)];
        [groups[at], groups[at + 1]] = [groups[at + 1] ?? '', groups[at] ?? ''];
        const same = groups[at]?.slice(0, 5) === groups[at + 1]?.slice(0, 5);
        expect(same || !readRecoveryCode(groups.join(' ')).ok).toBe(true);
      }),
    );
  });

  it('tells a missing group and a short group apart', () => {
    const groups = recoveryGroups(Buffer.alloc(32, 7));
    expect(readRecoveryCode(groups.slice(1).join(' '))).toMatchObject({
      refusal: { code: 'vault.recovery-length-wrong', details: { groups: 15 } },
    });
    const short = groups.map((group, index) => (index === 8 ? group.slice(1) : group));
    expect(readRecoveryCode(short.join('-'))).toMatchObject({
      refusal: { code: 'vault.recovery-group-wrong', details: { group: 9 } },
    });
    expect(readRecoveryCode('').ok).toBe(false);
  });

  it('refuses a group above 65535 though its check digit fits', () => {
    const groups = [...recoveryGroups(Buffer.alloc(32))];
    for (let check = 0; check < 10; check += 1) {
      groups[0] = `65536${check}`;
      expect(readRecoveryCode(groups.join(' ')).ok).toBe(false);
    }
  });
});

describe('typing a part back', () => {
  it('asks for three different groups in order', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (random) => {
        const asked = partToConfirm(random);
        expect(new Set(asked).size).toBe(3);
        expect(asked).toEqual([...asked].sort((left, right) => left - right));
        expect(asked.every((number) => number >= 1 && number <= 16)).toBe(true);
      }),
    );
  });

  it('names exactly the parts that are not as printed, groups or words', () => {
    const written = writtenSecret(Buffer.alloc(32, 0x5a));
    const { groups: printed, words } = written;
    const typed = [printed[1] ?? '', shifted(printed[4] ?? '', 0x0660), printed[9] ?? ''];
    expect(wrongParts(written, [2, 5, 10], typed)).toEqual([]);
    const asWords = [words[1] ?? '', (words[4] ?? '').slice(0, 4).toUpperCase(), typed[2] ?? ''];
    expect(wrongParts(written, [2, 5, 10], asWords)).toEqual([]);
    expect(wrongParts(written, [2, 5, 10], [typed[0] ?? '', '000000', 'zebra'])).toEqual([5, 10]);
    expect(wrongParts(written, [2, 5, 10], [])).toEqual([2, 5, 10]);
    expect(wrongParts(written, [25], [''])).toEqual([25]);
  });
});

describe('recovery words', () => {
  it('are those of the published list and its vectors', () => {
    expect(secretWords(Buffer.alloc(32)).join(' ')).toBe(`${'abandon '.repeat(23)}art`);
    expect(secretWords(Buffer.alloc(32, 0xff)).join(' ')).toBe(`${'zoo '.repeat(23)}vote`);
  });

  it('read back in any case, with numbers between, and by their first four letters', () => {
    fc.assert(
      fc.property(secrets, (secret) => {
        const words = secretWords(secret);
        const numbered = words.map((word, at) => `${at + 1}. ${word.toUpperCase()}`).join('\n');
        const short = words.map((word) => word.slice(0, 4)).join(' ');
        for (const typed of [words.join(' '), numbered, short]) {
          expect(valueOf(readRecoveryCode(typed)).equals(secret)).toBe(true);
        }
      }),
    );
  });

  it('name the word that is not on the list, and how many are missing', () => {
    const words = [...secretWords(Buffer.alloc(32, 7))];
    words[6] = 'kanaf';
    expect(readRecoveryCode(words.join(' '))).toEqual({
      ok: false,
      refusal: { code: 'vault.recovery-word-wrong', details: { word: 7 } },
    });
    expect(readRecoveryCode('zoo zoo')).toEqual({
      ok: false,
      refusal: { code: 'vault.recovery-words-length-wrong', details: { words: 2, wanted: 24 } },
    });
  });

  it('are refused where each is listed but the whole is no secret', () => {
    const words = [...secretWords(Buffer.alloc(32))];
    words[0] = 'zoo';
    expect(codeOf(readRecoveryCode(words.join(' ')))).toBe('vault.recovery-words-mismatch');
  });
});

describe('device code', () => {
  it('reads back, and neither it nor a recovery code passes for the other', () => {
    fc.assert(
      fc.property(secrets, (secret) => {
        const device = deviceGroups(secret).join(' ');
        expect(valueOf(readDeviceCode(shifted(device, 0x0660))).equals(secret)).toBe(true);
        expect(codeOf(readRecoveryCode(device))).toBe('vault.recovery-group-wrong');
        const recovery = recoveryGroups(secret).join(' ');
        expect(codeOf(readDeviceCode(recovery))).toBe('vault.recovery-group-wrong');
      }),
    );
  });
});
