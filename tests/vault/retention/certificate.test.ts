// The certificate of an erasure: in both languages, without a name, pending while a medium may hold the old keys.
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nowhere, type Outside } from '../../../electron/vault/platform/process-environment';
import { endMedium, keepMedium } from '../../../electron/vault/backup/media';
import { residents } from '../../../src/features/residents/contract';
import { retention } from '../../../src/features/retention/contract';
import type { ErasureId, ResidentId } from '../../../src/kernel/ids';
import { cutWriting } from '../../support/cut-writing';
import { leave } from '../../support/full-file';
import { admitInput } from '../../support/residents';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';
import { printWithFoot } from '../signing/papers';

const NAME = 'شروق';
const NUMBER = 'K-2010-0001';
let house: TestVault;
let her: ResidentId;
let folder: string;
let pages: string[];
let printer: 'works' | 'broken';

function outside(): Outside {
  return {
    ...nowhere,
    print: async (page) => {
      if (printer === 'broken') throw new Error('no printer');
      pages.push(page);
      return printWithFoot(page);
    },
    takeFolder: (token) => (token === 'granted' ? folder : undefined),
  };
}

beforeEach(async () => {
  [pages, printer] = [[], 'works'];
  house = await foundTestVault({ roles: ['case-manager'], outside: outside() });
  folder = join(house.folder, 'handed-over');
  mkdirSync(folder);
  const admitted = await house.done(residents.admit, {
    ...admitInput(NUMBER, NAME),
    stay: { admittedOn: '2010-01-05' },
  });
  her = admitted.id;
  await leave(house, her, '2011-01-01');
});
afterEach(() => house.destroy());

async function erase(): Promise<ErasureId> {
  const second = {
    staffCode: staffCodeOf('case-manager'),
    passphrase: PASSPHRASES['case-manager'],
  };
  const order = { id: her, caseNumber: NUMBER, reason: 'ordered' as const, second };
  const { erasureId } = await house.done(retention.erase, order);
  return erasureId;
}

/** As a backup that carries this many erasures would. */
function backUpTo(mediumId: string, erasures: number): void {
  const vault = house.open();
  vault.writing(() => {
    keepMedium(vault.records, {
      ...{ mediumId, erasures, kind: 'other-disk' },
      ...{ number: 1, madeAt: house.clock.now(), headerGeneration: 1, manifestSha256: '' },
    } as Parameters<typeof keepMedium>[1]);
  });
}

async function printed(id: ErasureId): Promise<string[]> {
  house.clock.forward(60);
  pages = [];
  await house.done(retention.certificate, { id, folder: 'granted' });
  return pages.map((page) => page.replace(/<style>.*<\/style>/s, ''));
}

describe('the certificate', () => {
  it('says in both languages what happened, with marks and a checkpoint, and names nobody', async () => {
    const id = await erase();
    const [arabic = '', english = ''] = await printed(id);
    expect(arabic).toContain('dir="rtl"');
    expect(arabic).toContain('شهادة محو ملف، رقم ١');
    expect(english).toContain('Certificate of erasure no. 1');
    for (const page of [arabic, english]) {
      for (const part of [her, id, 'MA-01', 'CA-01', 'EG-07', 'kanaf/'])
        expect(page).toContain(part);
      expect(page).not.toContain(NAME);
      expect(page).not.toContain(NUMBER);
    }
    expect(english).toContain('The certificate is complete.');
    const plain = english.replace(/[\u2066-\u2069]/g, '');
    expect(plain.match(/\d\d:\d\d at the shelter, UTC\+0[23]:00/g)?.length).toBeGreaterThan(1);
    expect(plain).not.toContain('UTC (this');
    expect(english.match(/class="hash">(?:[0-9a-f]{4} ){7}[0-9a-f]{4}</g)).toHaveLength(2);
  });

  it('stays pending until every medium carries the erasure or is destroyed, and can be printed each time', async () => {
    backUpTo('stick-a', 0);
    backUpTo('stick-b', 0);
    const id = await erase();
    const [, first = ''] = await printed(id);
    expect(first).toContain('Medium 1');
    expect(first).toContain('Medium 2');
    expect(first).toContain('Pending until media are refreshed');
    backUpTo('stick-a', 1);
    const vault = house.open();
    const end = { state: 'lost', reason: 'mislaid', at: house.clock.now() } as never;
    vault.writing(() => endMedium(vault.records, 'stick-b', end));
    const [, second = ''] = await printed(id);
    expect(second).not.toContain('Medium 1');
    expect(second).toContain('Medium 2');
    vault.writing(() =>
      endMedium(vault.records, 'stick-b', { ...(end as object), state: 'destroyed' } as never),
    );
    const [, third = ''] = await printed(id);
    expect(third).toContain('The certificate is complete.');
    expect(readdirSync(folder)).toHaveLength(6);
    const { erasures } = await house.done(retention.erasures, {});
    expect(erasures).toMatchObject([{ certificate: 'complete', media: [] }]);
  });

  it('is refused in words where it cannot be printed or kept', async () => {
    const id = await erase();
    const refusalOf = async (input: { id: ErasureId; folder: string }) => {
      const answer = await house.call(retention.certificate, input);
      return answer.kind === 'refused' ? answer.refusal.code : answer.kind;
    };
    expect(await refusalOf({ id, folder: 'other' })).toBe('retention.folder-not-granted');
    printer = 'broken';
    expect(await refusalOf({ id, folder: 'granted' })).toBe('retention.print-failed');
    printer = 'works';
    expect(await refusalOf({ id, folder: 'granted' })).toBe('done');
    expect(await refusalOf({ id, folder: 'granted' })).toBe('retention.folder-not-writable');
    const nobody = '0'.repeat(26) as ErasureId;
    expect(await refusalOf({ id: nobody, folder: 'granted' })).toBe('retention.no-such-erasure');
  });

  it('is never called kept where only its first bytes found room', async () => {
    const id = await erase();
    cutWriting();
    const answer = await house.call(retention.certificate, { id, folder: 'granted' });
    vi.restoreAllMocks();
    expect(answer).toMatchObject({ refusal: { code: 'retention.folder-not-writable' } });
    expect(readdirSync(folder)).toEqual([]);
    await house.done(retention.certificate, { id, folder: 'granted' });
    expect(readdirSync(folder)).toHaveLength(2);
  });
});
