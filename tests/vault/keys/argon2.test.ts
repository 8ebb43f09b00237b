import { argon2id as argon2idOfNoble } from '@noble/hashes/argon2.js';
import { describe, expect, it } from 'vitest';
import {
  ARGON2_CEILING,
  ARGON2_FLOOR,
  ARGON2_USUAL,
  argon2id,
  calibrate,
  parametersAllowed,
  passphraseBytes,
  rawArgon2id,
  secondArgon2id,
  type Argon2Parameters,
} from '../../../electron/vault/keys/argon2';
import { codeOf } from './founding';

const salt = Buffer.from('0123456789abcdef');

describe('Argon2id', () => {
  it('agrees with a second implementation at the floor and beside it', async () => {
    const passphrase = Buffer.from('مفتاح قديم عند الباب', 'utf8');
    for (const parameters of [ARGON2_FLOOR, { memoryKiB: 65_537, passes: 4, lanes: 5 }]) {
      const first = await rawArgon2id(passphrase, salt, parameters);
      expect(await secondArgon2id(passphrase, salt, parameters)).toEqual(first);
      expect(first).toHaveLength(32);
    }
  });

  it.each<[string, Partial<Argon2Parameters>]>([
    ['too little memory', { memoryKiB: 65_535 }],
    ['too few passes', { passes: 2 }],
    ['too few lanes', { lanes: 3 }],
    ['too much memory', { memoryKiB: 1_048_577 }],
    ['too many passes', { passes: 11 }],
    ['too many lanes', { lanes: 9 }],
    ['a broken number', { memoryKiB: 65_536.5 }],
    ['no number', { passes: Number.NaN }],
  ])('refuses %s without doing the work', async (_name, edit) => {
    const parameters = { ...ARGON2_FLOOR, ...edit };
    expect(parametersAllowed(parameters)).toBe(false);
    const refused = await argon2id(Buffer.from('x'), salt, parameters);
    expect(codeOf(refused)).toBe('vault.parameters-refused');
  });

  it('allows floor, usual and ceiling; refuses a salt of another length', async () => {
    expect([ARGON2_FLOOR, ARGON2_USUAL, ARGON2_CEILING].every(parametersAllowed)).toBe(true);
    const refused = await argon2id(Buffer.from('x'), salt.subarray(1), ARGON2_FLOOR);
    expect(codeOf(refused)).toBe('vault.parameters-refused');
  });
});

describe('Argon2id beside RFC 9106', () => {
  const password = Buffer.alloc(32, 1);
  const rfcSalt = Buffer.alloc(16, 2);
  const parameters = { memoryKiB: 32, passes: 3, lanes: 4 };

  /** A third implementation, which alone of the three takes the vector's associated data. */
  const third = (more: { key?: Uint8Array; personalization?: Uint8Array }) =>
    Buffer.from(argon2idOfNoble(password, rfcSalt, { t: 3, m: 32, p: 4, dkLen: 32, ...more }));

  it('the vector of section 5.3 holds for a third implementation', () => {
    const tag = third({ key: Buffer.alloc(8, 3), personalization: Buffer.alloc(12, 4) });
    expect(tag.toString('hex')).toBe(
      '0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659',
    );
  });

  it('both of ours agree with it where the vector has no secret and no data', async () => {
    const expected = third({});
    expect(await rawArgon2id(password, rfcSalt, parameters)).toEqual(expected);
    expect(await secondArgon2id(password, rfcSalt, parameters)).toEqual(expected);
  });
});

describe('passphrase bytes', () => {
  it('are the same however the keyboard composed the letters', () => {
    const composed = passphraseBytes('caf\u00e9 \u0622\u0641\u0627\u0642 \ufb01n');
    const apart = passphraseBytes('cafe\u0301 \u0627\u0653\u0641\u0627\u0642 fin');
    expect(composed).toEqual(apart);
    expect(composed?.toString()).toBe('café آفاق fin');
  });

  it('keep case and spaces apart', () => {
    expect(passphraseBytes('Sea ')).not.toEqual(passphraseBytes('sea'));
  });

  it('end at 256 characters as typed', () => {
    expect(passphraseBytes('ك'.repeat(256))).toHaveLength(512);
    expect(passphraseBytes('😀'.repeat(256))).toBeDefined();
    expect(passphraseBytes('ك'.repeat(257))).toBeUndefined();
  });
});

describe('calibration', () => {
  /** A computer that needs `msPerMiB` for each MiB of memory. */
  async function chosenOn(msPerMiB: number): Promise<number> {
    let now = 0;
    const parameters = await calibrate({
      minMs: 500,
      maxMs: 1500,
      clock: () => now,
      work: (_passphrase, _salt, { memoryKiB }) => {
        now += (memoryKiB / 1024) * msPerMiB;
        return Promise.resolve(Buffer.alloc(32));
      },
    });
    expect(parametersAllowed(parameters)).toBe(true);
    return parameters.memoryKiB / 1024;
  }

  it('takes the least memory that costs enough, never more than allowed time', async () => {
    expect(await chosenOn(2)).toBe(256);
    expect(await chosenOn(5)).toBe(128);
    expect(await chosenOn(0.1)).toBe(1024);
  });

  it('stays at the floor on a computer slower than wanted', async () => {
    expect(await chosenOn(100)).toBe(64);
  });
});
