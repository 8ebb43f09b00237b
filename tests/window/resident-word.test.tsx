// The word for the people of the house on a screen that is already drawn: a change of settings is read at once.
import { act, cleanup, renderHook, screen } from '@testing-library/react';
import { useTranslation } from 'react-i18next';
import { afterEach, expect, it } from 'vitest';
import { callResidents } from '../../src/app/i18n';
import { type ShelterWriting, useWriting } from '../../src/app/session/writing';
import { RESIDENT_FORMS } from '../../src/features/shelter';
import { renderScreen } from '../support/render-screen';
import { TEST_SHELTER } from '../support/test-vault';

afterEach(() => {
  cleanup();
  callResidents(RESIDENT_FORMS.nazil);
});

function Sentences() {
  const { t } = useTranslation();
  return (
    <ul>
      <li>{t('residents:list.title')}</li>
      <li>{t('residents:today.in-house', { count: 5 })}</li>
      <li>{t('residents:today.in-house', { count: 2 })}</li>
    </ul>
  );
}

const shown = () => screen.getAllByRole('listitem').map((line) => line.textContent);

it('follows the country, then the choice of the house, then the country again', () => {
  renderScreen(<Sentences />, { language: 'ar' });
  const house = (change: Partial<ShelterWriting>): ShelterWriting => ({
    ...TEST_SHELTER,
    ...change,
  });
  const writing = renderHook(({ of }: { of?: ShelterWriting }) => useWriting(of), {
    initialProps: {},
  });
  expect(shown()).toEqual(['النزلاء', '٥ نزلاء في الدار', 'نزيلان في الدار']);
  act(() => writing.rerender({ of: house({ country: 'JO' }) }));
  expect(shown()).toEqual(['المنتفعون', '٥ منتفعين في الدار', 'منتفعان في الدار']);
  act(() => writing.rerender({ of: house({ residentWord: 'mustafid' }) }));
  expect(shown()).toEqual(['المستفيدون', '٥ مستفيدين في الدار', 'مستفيدان في الدار']);
  act(() => writing.rerender({ of: house({}) }));
  expect(shown()[0]).toBe('النزلاء');
});

it('leaves English alone', () => {
  renderScreen(<Sentences />, { language: 'en' });
  act(() => callResidents(RESIDENT_FORMS.mustafid));
  expect(shown()[0]).toBe('Residents');
});
