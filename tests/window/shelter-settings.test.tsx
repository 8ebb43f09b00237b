// The page of the settings: who may change them, the number as one types, and what stood there before.
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { shelter } from '../../src/features/shelter/contract';
import { SettingsScreen } from '../../src/features/shelter/screens/settings-screen';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import { SessionContext } from '../../src/ui/session';
import { type FakeCall, fakeCall, refused } from '../support/fake-call';
import { renderScreen } from '../support/render-screen';
import { TEST_SHELTER } from '../support/test-vault';

afterEach(cleanup);

function houseOf(codeIsSigned = false): FakeCall {
  const fake = fakeCall();
  fake.answer(shelter.settings, () => ({ settings: TEST_SHELTER, version: 3, codeIsSigned }));
  fake.answer(shelter.former, () => ({
    changes: [
      {
        at: '2026-03-01T09:00:00.000Z',
        staffCode: 'MA-01',
        changed: [
          { field: 'capacity' as const, before: '', after: '12' },
          { field: 'neverAdmits' as const, before: 'men boys', after: '' },
          { field: 'fileNumbers' as const, before: 'K-umm-al-qura-0000', after: '000' },
          { field: 'residentWord' as const, before: '', after: 'mustafid' },
          { field: 'facilityType' as const, before: 'hosting-home', after: 'shelter' },
        ],
      },
    ],
  }));
  return fake;
}

function draw(role: 'manager' | 'nurse', language: 'ar' | 'en' = 'en') {
  return renderScreen(
    <SessionContext value={{ staffCode: 'X', role, isTraining: false, failedTries: 0 }}>
      <SettingsScreen />
    </SessionContext>,
    { language, settings: { today: '2026-03-10' as CalendarDate } },
  );
}

describe('the settings of the shelter', () => {
  it('offer three words for the people of the house; the country’s own leaves the setting empty', async () => {
    const fake = houseOf();
    fake.answer(shelter.change, () => ({ version: 4, changed: [] }));
    const { user } = draw('manager', 'ar');
    const group = await screen.findByRole('radiogroup', { name: /تسمية من تؤويهم الدار/ });
    const words = within(group).getAllByRole('radio');
    expect(words.map((one) => one.closest('label')?.textContent)).toEqual([
      'نزيل / نزيلة (كما في نصوص البلد)',
      'منتفع / منتفعة',
      'مستفيد / مستفيدة',
    ]);
    expect((words[0] as HTMLInputElement).checked).toBe(true);
    await user.click(words[2] as HTMLElement);
    await user.click(screen.getByRole('button', { name: 'حفظ الإعدادات' }));
    await waitFor(() => expect(fake.callsOf(shelter.change)).toHaveLength(1));
    expect(fake.callsOf(shelter.change)[0]).toMatchObject({
      settings: { residentWord: 'mustafid' },
    });
    await user.click(words[0] as HTMLElement);
    await user.click(screen.getByRole('button', { name: 'حفظ الإعدادات' }));
    await waitFor(() => expect(fake.callsOf(shelter.change)).toHaveLength(2));
    const { settings } = fake.callsOf(shelter.change)[1] as {
      settings: { residentWord?: unknown };
    };
    expect(settings.residentWord ?? 'none').toBe('none');
  });

  it('are sent whole with the version that was seen', async () => {
    const fake = houseOf();
    fake.answer(shelter.change, () => ({ version: 4, changed: [] }));
    const { user } = draw('manager');
    const beds = await screen.findByLabelText(/^Number of beds/);
    await user.type(beds, '٢٤');
    await user.click(screen.getByRole('checkbox', { name: 'Men' }));
    await user.click(screen.getByRole('button', { name: 'Save the settings' }));
    await waitFor(() => expect(fake.callsOf(shelter.change)).toHaveLength(1));
    expect(fake.callsOf(shelter.change)[0]).toMatchObject({
      expectedVersion: 3,
      settings: { ...TEST_SHELTER, capacity: 24, neverAdmits: ['men'] },
    });
  });

  it('show the first number of the pattern as it is typed, and say what does not fit', async () => {
    const fake = houseOf();
    const { user } = draw('manager');
    expect(await screen.findByText('K-2026-0001')).toBeDefined();
    const prefix = screen.getByLabelText(/^Begins with/);
    await user.clear(prefix);
    await user.type(prefix, 'QLY');
    expect(await screen.findByText('QLY-2026-0001')).toBeDefined();
    await user.type(prefix, ' 1');
    await user.click(screen.getByRole('button', { name: 'Save the settings' }));
    expect(await screen.findAllByText(/at most 12 letters and digits/)).not.toHaveLength(0);
    expect(fake.callsOf(shelter.change)).toHaveLength(0);
  });

  it('show what they were, in words', async () => {
    houseOf();
    draw('manager');
    const table = await screen.findByRole(
      'table',
      { name: 'Former settings' },
      { timeout: 10_000 },
    );
    const row = [...table.querySelectorAll('tr')].find((one) =>
      one.textContent?.includes('Never admitted here'),
    );
    expect(row?.textContent).toContain('Men and Boys');
    expect(row?.textContent).toContain('Nothing');
    expect(screen.getByText('\u2066K-1447-0001\u2069 (Hijri year)').tagName).not.toBe('BDI');
    expect(screen.getByText('\u2066001\u2069 (No year)')).toBeDefined();
    expect(screen.getByText('As in the texts of the country', { selector: 'bdi' })).toBeDefined();
    expect(screen.getByText('مستفيد / مستفيدة', { selector: 'bdi' })).toBeDefined();
    expect(screen.getByText('Hosting home', { selector: 'bdi' })).toBeDefined();
  });

  it('put a refusal at the field it is about', async () => {
    const fake = houseOf(true);
    fake.answer(shelter.change, () => refused('shelter.code-is-signed'));
    const { user } = draw('manager');
    const code = await screen.findByLabelText(/^Facility code/);
    await user.type(code, 'X');
    await user.click(screen.getByRole('button', { name: 'Save the settings' }));
    await waitFor(() => expect(code.getAttribute('aria-invalid')).toBe('true'));
  });

  it('are only read by others, in Arabic too', async () => {
    houseOf();
    draw('nurse', 'ar');
    expect(await screen.findByText('دار كنف التجريبية')).toBeDefined();
    expect(screen.getByText('تغيير هذه الإعدادات للإدارة وحدها.')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'حفظ الإعدادات' })).toBeNull();
  });
});
