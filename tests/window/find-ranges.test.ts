// @vitest-environment jsdom
// Ctrl+F finds words however their letters are spelt, and points at the letters as they stand in the page.
import { expect, it } from 'vitest';
import { placesIn, rangesOf } from '../../src/app/frame/find-ranges';

const cut = (text: string, asked: string) =>
  placesIn(text, asked).map(({ from, to }) => text.slice(from, to));

it('finds through vowel marks, letter variants and digit sets', () => {
  expect(cut('قالت: أُسْرة وأسره', 'اسره')).toEqual(['أُسْرة', 'أسره']);
  expect(cut('غرفة ٤ ثم 4', '4')).toEqual(['٤', '4']);
  expect(cut('Café, CAFE', 'cafe')).toEqual(['Café', 'CAFE']);
  expect(cut('لا شيء', 'سارة')).toEqual([]);
});

it('answers a range for each place in the page, and none for nothing', () => {
  const page = document.createElement('main');
  page.innerHTML = '<p>خطة الأمان</p><ul><li>الأمان أولًا</li></ul>';
  const ranges = rangesOf(page, 'الامان');
  expect(ranges.map(String)).toEqual(['الأمان', 'الأمان']);
  expect(rangesOf(page, '  ')).toEqual([]);
});
