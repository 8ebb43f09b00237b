import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalText } from '../../../electron/vault/keys/canonical-json';
import {
  closeHeader,
  headerFileBytes,
  headerGenuine,
  readHeaderCopy,
  type Header,
} from '../../../electron/vault/keys/header';
import { nodeDisk } from '../../../electron/vault/keys/disk';
import { readHeader, writeHeader } from '../../../electron/vault/keys/header-file';
import { sha256 } from '../../../electron/vault/keys/suite';
import { founded, codeOf, person, valueOf } from './founding';
import { PowerCut, UnsteadyDisk } from './unsteady-disk';

let header: Header;
let databaseKey: Buffer;
const folder = mkdtempSync(join(tmpdir(), 'kanaf-header-'));
const copy = (letter: 'a' | 'b') => join(folder, `header-${letter}.kanaf`);

beforeAll(async () => {
  const vault = await founded([person('M1', 'manager')]);
  header = vault.header;
  databaseKey = vault.session.fileKeys.databaseKey;
});
afterAll(() => rmSync(folder, { recursive: true }));

function nextOf(earlier: Header): Header {
  const generation = earlier.content.generation + 1;
  return closeHeader({ ...earlier.content, generation }, databaseKey);
}

/** Header bytes of another format whose hash is right. */
function ofFormat(formatVersion: number, words: Readonly<Record<string, unknown>> = {}): Buffer {
  const content = { ...header.content, formatVersion, wardrobe: 'new', ...words };
  const hash = sha256(Buffer.from(canonicalText({ content, hmac: header.hmac }))).toString('hex');
  return Buffer.from(canonicalText({ content, hmac: header.hmac, sha256: hash }));
}

describe('the two copies on a real disk', () => {
  it('are missing at first, then both good and private', () => {
    expect(codeOf(readHeader(folder))).toBe('vault.header-missing');
    writeHeader(folder, header);
    expect(valueOf(readHeader(folder))).toEqual({ header, copies: ['good', 'good'] });
    expect(readdirSync(folder).sort()).toEqual(['header-a.kanaf', 'header-b.kanaf']);
    if (process.platform !== 'win32') expect(statSync(copy('a')).mode & 0o777).toBe(0o600);
  });

  it('serve from either copy when the other is damaged or gone, and are mended at the next saving', () => {
    writeHeader(folder, header);
    writeFileSync(copy('a'), 'not a header');
    expect(valueOf(readHeader(folder))).toEqual({ header, copies: ['damaged', 'good'] });
    rmSync(copy('a'));
    expect(valueOf(readHeader(folder)).copies).toEqual(['missing', 'good']);
    writeHeader(folder, nextOf(header));
    expect(valueOf(readHeader(folder)).copies).toEqual(['good', 'good']);
  });

  it('serve the newer copy', () => {
    const newer = nextOf(header);
    writeFileSync(copy('a'), headerFileBytes(header));
    writeFileSync(copy('b'), headerFileBytes(newer));
    expect(valueOf(readHeader(folder)).header).toEqual(newer);
  });

  it('say "damaged" only when neither is whole', () => {
    writeFileSync(copy('a'), headerFileBytes(header).subarray(1));
    writeFileSync(copy('b'), '');
    expect(codeOf(readHeader(folder))).toBe('vault.header-damaged');
    rmSync(copy('b'));
    expect(codeOf(readHeader(folder))).toBe('vault.header-damaged');
  });

  it('say "newer format" for a whole copy of a later version, even beside an older good one', () => {
    writeFileSync(copy('a'), ofFormat(2));
    writeFileSync(copy('b'), headerFileBytes(nextOf(header)));
    expect(codeOf(readHeader(folder))).toBe('vault.newer-format');
    expect(() => writeHeader(folder, nextOf(nextOf(header)))).toThrow('another format');
    expect(readFileSync(copy('a'))).toEqual(ofFormat(2));
  });

  it('say "older format" where the newest whole copy is of one, and never save over it', () => {
    writeFileSync(copy('a'), ofFormat(0, { generation: 2 }));
    writeFileSync(copy('b'), headerFileBytes(header));
    expect(codeOf(readHeader(folder))).toBe('vault.older-format');
    expect(() => writeHeader(folder, nextOf(header))).toThrow('another format');
    expect(readFileSync(copy('a'))).toEqual(ofFormat(0, { generation: 2 }));
  });

  it('serve the newer copy beside one of a format from before, and save over that one first', () => {
    const newer = nextOf(header);
    writeFileSync(copy('a'), headerFileBytes(newer));
    writeFileSync(copy('b'), ofFormat(0));
    const found = valueOf(readHeader(folder));
    expect(found).toEqual({ header: newer, copies: ['good', 'older-format'] });
    writeFileSync(copy('a'), ofFormat(0));
    writeFileSync(copy('b'), headerFileBytes(header));
    expect(valueOf(readHeader(folder)).header).toEqual(header);
    writeFileSync(copy('a'), headerFileBytes(newer));
    writeFileSync(copy('b'), ofFormat(0));
    writeHeader(folder, nextOf(newer));
    expect(valueOf(readHeader(folder)).copies).toEqual(['good', 'good']);
  });

  it('tell which formats meet, and the version of Kanaf for them only where it is one', () => {
    const told = (words: Readonly<Record<string, unknown>>, formatVersion = 7) => {
      writeFileSync(copy('a'), ofFormat(formatVersion, words));
      const found = readHeader(folder, nodeDisk, {
        own: 1,
        former: [{ format: 0, lastVersion: '0.4.2' }],
      });
      return found.ok ? undefined : found.refusal.details;
    };
    rmSync(copy('b'));
    expect(told({ opensWith: '2.10.0' })).toEqual({ format: 7, own: 1, version: '2.10.0' });
    for (const opensWith of [undefined, 3, '2', '2.1', '2.1.0 from evil.example', '2.1.0\n'])
      expect(told(opensWith === undefined ? {} : { opensWith })).toEqual({ format: 7, own: 1 });
    // Of a format from before the program itself knows: what lies there is not asked.
    expect(told({ opensWith: '9.9.9' }, 0)).toEqual({ format: 0, own: 1, version: '0.4.2' });
    expect(told({ opensWith: '9.9.9' }, -1)).toEqual({ format: -1, own: 1 });
  });
});

describe('one copy', () => {
  it('is refused after any changed byte before its last line feed', () => {
    const bytes = headerFileBytes(header);
    fc.assert(
      fc.property(fc.nat(bytes.length - 2), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(bytes);
        changed[at] = ((changed[at] ?? 0) + by) % 256;
        expect(readHeaderCopy(changed).state).toBe('damaged');
      }),
      { numRuns: 500 },
    );
  });

  it('with a recomputed hash but without the database key is seen as forged', () => {
    const forged = { ...header, content: { ...header.content, training: false } };
    const read = readHeaderCopy(headerFileBytes(forged));
    expect(read.state === 'good' && headerGenuine(read.header, databaseKey)).toBe(false);
    expect(read.state).toBe('good');
    expect(headerGenuine(header, databaseKey)).toBe(true);
  });

  it('holds no field that the format does not name', () => {
    const content = { ...header.content, motto: 'x' };
    const hash = sha256(Buffer.from(canonicalText({ content, hmac: header.hmac })));
    const file = { content, hmac: header.hmac, sha256: hash.toString('hex') };
    expect(readHeaderCopy(Buffer.from(canonicalText(file))).state).toBe('damaged');
  });
});

describe('a power cut at any byte', () => {
  it('leaves the earlier or the later header, whole', () => {
    const later = nextOf(header);
    const whole = new UnsteadyDisk();
    writeHeader('/vault', header, whole);
    whole.settle();
    const before = whole.steps;
    writeHeader('/vault', later, whole);
    const steps = whole.steps - before;
    fc.assert(
      fc.property(fc.nat(steps), fc.infiniteStream(fc.nat(1000)), (cutAfter, luck) => {
        const disk = new UnsteadyDisk();
        writeHeader('/vault', header, disk);
        disk.settle();
        disk.cutAfter(cutAfter);
        const finished = savedBeforeCut(() => writeHeader('/vault', later, disk));
        disk.restart(() => luck.next().value ?? 0);
        const found = valueOf(readHeader('/vault', disk)).header;
        expect([header.hmac, later.hmac]).toContain(found.hmac);
        if (finished) expect(found.hmac).toBe(later.hmac);
        writeHeader('/vault', nextOf(later), disk);
        expect(valueOf(readHeader('/vault', disk)).copies).toEqual(['good', 'good']);
      }),
      { numRuns: 400 },
    );
  });

  it('would lose the header without the syncs: this disk can tell', () => {
    const disk = new UnsteadyDisk({ ignoreSyncs: true });
    writeHeader('/vault', header, disk);
    disk.settle();
    writeHeader('/vault', nextOf(header), disk);
    // The folder's last state (of five) reached the disk, three bytes of each file did.
    disk.restart((choices) => (choices === 5 ? 4 : 3));
    expect(codeOf(readHeader('/vault', disk))).toBe('vault.header-damaged');
  });

  it('of the very first saving leaves nothing or a whole header', () => {
    const whole = new UnsteadyDisk();
    writeHeader('/vault', header, whole);
    for (let cutAfter = 0; cutAfter <= whole.steps; cutAfter += 7) {
      const disk = new UnsteadyDisk();
      disk.cutAfter(cutAfter);
      savedBeforeCut(() => writeHeader('/vault', header, disk));
      disk.restart((choices) => choices - 1);
      expect(['ok', 'vault.header-missing']).toContain(codeOf(readHeader('/vault', disk)));
    }
  });
});

function savedBeforeCut(save: () => void): boolean {
  try {
    save();
    return true;
  } catch (error) {
    if (error instanceof PowerCut) return false;
    throw error;
  }
}
