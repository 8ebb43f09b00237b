// An age is that of one day: of the admission, or of the list. Counted from another it makes somebody years older or younger.
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../support/workbooks';
import { ImportWorld, valueOf } from './import-world';

/** A list of one person of 20, admitted on 10 January 2019; today is 15 June 2026. */
async function aged(title: string, mapping: Record<string, unknown> = {}, age = '20') {
  const text = `الاسم,تاريخ الدخول,${title}\nمريم سالم,2019-01-10,${age}`;
  const world = await ImportWorld.with(utf8(text), 'list.csv');
  const before = valueOf(world.preview());
  const column = before.columns[2]?.index ?? 2;
  const columns = [
    ...before.mapping.columns.filter((one) => one.column !== column),
    { column, target: 'age' },
  ];
  const chosen = { ...before.mapping, columns, unsettled: [], ...mapping };
  const { report } = valueOf(world.preview({ mapping: chosen }));
  await world.run({ mapping: chosen });
  const mended = report.mended.map(({ code }) => code);
  return { draft: world.residents[0]?.draft, mended };
}

describe('the day of an age', () => {
  it.each([
    // 20 on 10 January 2019: born about 1999, whatever the day of reading.
    ['العمر', {}, '1999-01-01', '2019-01-10', 'imports.age-at-admission-assumed'],
    ['Age', {}, '1999-01-01', '2019-01-10', 'imports.age-at-admission-assumed'],
    ['السن عند الدخول', {}, '1999-01-01', '2019-01-10', 'imports.birth-from-age'],
    ['Age at admission', {}, '1999-01-01', '2019-01-10', 'imports.birth-from-age'],
    ['العمر', { agesOf: 'admission' }, '1999-01-01', '2019-01-10', 'imports.birth-from-age'],
    // 20 today, in 2026: born about 2006, so thirteen when she came.
    ['العمر الحالي', {}, '2006-01-01', '2026-06-15', 'imports.age-of-list-day'],
    ['Current age', {}, '2006-01-01', '2026-06-15', 'imports.age-of-list-day'],
    ['العمر', { agesOf: 'list' }, '2006-01-01', '2026-06-15', 'imports.age-of-list-day'],
    // 20 when the list was made, in 2023: born about 2003.
    [
      'العمر',
      { agesOf: 'list', listedOn: '2023-03-01' },
      '2003-01-01',
      '2023-03-01',
      'imports.age-of-list-day',
    ],
    [
      'العمر الآن',
      { listedOn: '2023-03-01' },
      '2003-01-01',
      '2023-03-01',
      'imports.age-of-list-day',
    ],
  ])('%s %j', async (title, mapping, born, on, mend) => {
    const { draft, mended } = await aged(title, mapping);
    expect(draft?.birth).toEqual({ precision: 'estimated', date: born });
    expect(draft?.ageSaid).toEqual({ text: '20', on });
    expect(mended).toContain(mend);
  });

  it('an age that is none is no estimate, and says no day', async () => {
    const { draft } = await aged('العمر', {}, 'كبيرة');
    expect(draft?.birth).toEqual({ precision: 'unknown' });
    expect(draft).not.toHaveProperty('ageSaid');
    expect(draft?.note).toBe('العمر: كبيرة');
  });

  it('a birth date leaves no age to be counted', async () => {
    const text = 'الاسم,تاريخ الدخول,تاريخ الميلاد,العمر\nمريم سالم,2019-01-10,1998-03-04,20';
    const world = await ImportWorld.with(utf8(text), 'list.csv');
    await world.run();
    expect(world.residents[0]?.draft.birth).toEqual({ precision: 'day', date: '1998-03-04' });
    expect(world.residents[0]?.draft).not.toHaveProperty('ageSaid');
  });
});
