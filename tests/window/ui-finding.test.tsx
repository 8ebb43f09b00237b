// Typing in a long list: what begins so comes first, with or without «ال», in any spelling of the letters.
import { cleanup, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { bestFirst, placeOf } from '../../src/ui/finding';
import { ComboBox } from '../../src/ui/select';
import { renderScreen } from '../support/render-screen';

afterEach(cleanup);

describe('the place of an answer', () => {
  it.each([
    ['السودان', 'سود', 0],
    ['السودان', 'السو', 0],
    ['جنوب السودان', 'سود', 1],
    ['إثيوبيا', 'اثيو', 0],
    ['ألمانيا', 'الم', 0],
    ['المغرب', 'ال', 0],
    ['ليبيا', 'بيا', 2],
    ['سورية', 'سوريه', 0],
    ['South Sudan', 'sud', 1],
    ['Türkiye', 'turk', 0],
    ['مصر', 'كويت', undefined],
  ])('%s, typed %s: %s', (text, typed, place) => {
    expect(placeOf(text, typed)).toBe(place);
  });

  it('keeps the given order among equals, and all of it while nothing is typed', () => {
    const options = ['جنوب السودان', 'السودان', 'مصر', 'السويد'].map((text) => ({ text }));
    const shown = (typed: string) => bestFirst(options, typed).map(({ text }) => text);
    expect(shown('')).toEqual(['جنوب السودان', 'السودان', 'مصر', 'السويد']);
    expect(shown('سو')).toEqual(['السودان', 'السويد', 'جنوب السودان', 'مصر']);
  });
});

const COUNTRIES = [
  { id: 'EG', text: 'مصر' },
  { id: 'SS', text: 'جنوب السودان' },
  { id: 'SD', text: 'السودان' },
];

function Asked() {
  const [chosen, choose] = useState<string | null>(null);
  return <ComboBox label="الجنسية" options={COUNTRIES} value={chosen} onChange={choose} />;
}

it('a list of countries is narrowed and sorted while one types, and Enter takes what is shown first', async () => {
  const { user } = renderScreen(<Asked />, { language: 'ar' });
  const field = screen.getByRole('combobox', { name: /الجنسية/ });
  await user.click(field);
  const shown = () => screen.getAllByRole('option').map(({ textContent }) => textContent);
  expect(shown()).toEqual(['مصر', 'جنوب السودان', 'السودان']);
  await user.type(field, 'سود');
  expect(shown()).toEqual(['السودان', 'جنوب السودان']);
  await user.keyboard('{ArrowDown}{Enter}');
  expect((field as HTMLInputElement).value).toBe('السودان');
});
