// Numbers out of whose front a program took the zero: named beside those that still have it, and never lengthened.
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../support/workbooks';
import { ImportWorld, valueOf } from './import-world';

describe.each([
  [
    'English',
    'Name,Date of admission,Phone,File number',
    ['Hana Alpha', 'Mina Beta', 'Sara Gamma'],
  ],
  ['Arabic', 'الاسم,تاريخ الدخول,الهاتف,رقم الملف', ['هناء صالح', 'منى سالم', 'سارة كريم']],
])('a list in %s', (_, titles, names) => {
  async function listOf(phones: readonly string[], numbers: readonly string[]) {
    const rows = names.map(
      (name, at) => `${name},2025-01-0${at + 1},${phones[at] ?? ''},${numbers[at] ?? ''}`,
    );
    return ImportWorld.with(utf8(`${titles}\n${rows.join('\n')}\n`), 'list.csv');
  }

  function codesOf(list: ImportWorld): string[] {
    return valueOf(list.preview()).report.causes.map(({ code }) => code);
  }

  it('names a shorter telephone and a shorter file number, and takes both as they stand', async () => {
    const list = await listOf(['01001234567', '1001234568', '01101234569'], ['0001', '0002', '3']);
    expect(valueOf(list.preview()).report).toMatchObject({
      create: 3,
      causes: [{ code: 'imports.zero-perhaps-lost', count: 2, lines: [3, 4] }],
    });
    await list.run();
    expect(list.residents.map(({ draft: { phone, caseNumber } }) => [phone, caseNumber])).toEqual([
      ['01001234567', '0001'],
      ['1001234568', '0002'],
      ['01101234569', '3'],
    ]);
  });

  it('says nothing where no number begins with a zero, or none is short by it', async () => {
    const plain = await listOf(['1001234567', '1001234568', '1101234569'], ['1', '22', '333']);
    expect(codesOf(plain)).toEqual([]);
    const long = await listOf(['01001234567', '201001234568', '16000'], ['0998', '1000', '12000']);
    expect(codesOf(long)).toEqual([]);
  });

  it('takes signs and quotes off that keep a number from being counted with', async () => {
    const list = await listOf(
      ['"=""01001234567"""', "'01001234568", 'O1001234569'],
      ['"=""0001"""', "'0002", '0003'],
    );
    expect(codesOf(list)).toEqual([]);
    await list.run();
    expect(list.residents.map(({ draft: { phone, caseNumber } }) => [phone, caseNumber])).toEqual([
      ['01001234567', '0001'],
      ['01001234568', '0002'],
      ['01001234569', '0003'],
    ]);
  });
});
