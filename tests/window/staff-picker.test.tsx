// @vitest-environment jsdom
// A colleague is found by code or by role and chosen with the keyboard alone; clearing the field chooses nobody.
import { cleanup, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { StaffPicker } from '../../src/ui/staff-picker';
import { renderScreen } from '../support/render-screen';

afterEach(cleanup);

const AMONG = [
  { id: 'a', code: 'MA-01', role: 'manager' },
  { id: 'b', code: 'PS-07', role: 'psychologist' },
  { id: 'c', code: 'CM-02', role: 'case-manager' },
] as const;

function Asked() {
  const [value, setValue] = useState<string | null>('a');
  return (
    <>
      <StaffPicker label="Who" name="who" among={AMONG} value={value} onChange={setValue} />
      <output>{value ?? 'nobody'}</output>
    </>
  );
}
const chosen = () => screen.getByRole('status').textContent;

describe('the staff picker', () => {
  it.each([
    ['ar', 'نفسي', 'b'],
    ['en', 'psych', 'b'],
    ['en', 'cm-02', 'c'],
    ['ar', 'CM', 'c'],
  ] as const)('finds in %s by "%s"', async (language, typed, id) => {
    const { user } = renderScreen(<Asked />, { language });
    expect(chosen()).toBe('a');
    const field = screen.getByRole('combobox');
    await user.clear(field);
    await user.type(field, typed);
    expect(screen.getAllByRole('option')).toHaveLength(1);
    await user.keyboard('{ArrowDown}{Enter}');
    expect(chosen()).toBe(id);
  });

  it('shows again who is chosen where something else was typed and nobody chosen', async () => {
    const { user } = renderScreen(<Asked />);
    const field = screen.getByRole<HTMLInputElement>('combobox');
    const shown = field.value;
    await user.type(field, ' xyz');
    await user.tab();
    expect([field.value, chosen()]).toEqual([shown, 'a']);
  });

  it('keeps what nobody is called by, says so and hands it on to be refused', async () => {
    const { user } = renderScreen(<Asked />);
    const field = screen.getByRole<HTMLInputElement>('combobox');
    await user.clear(field);
    await user.type(field, 'xyz');
    expect(screen.getByText(/Nothing in the list has this word/)).toBeTruthy();
    await user.tab();
    expect([field.value, chosen()]).toEqual(['xyz', 'xyz']);
    expect(screen.getByText(/Nothing in the list has this word/)).toBeTruthy();
  });

  it('takes what was typed whole for chosen', async () => {
    const { user } = renderScreen(<Asked />);
    const field = screen.getByRole<HTMLInputElement>('combobox');
    const whole = field.value.replace('MA-01', 'ps-07').replace(/ –.*/, ' – Psychologist');
    await user.clear(field);
    await user.type(field, whole);
    await user.tab();
    expect(chosen()).toBe('b');
  });

  it('chooses nobody where the field is emptied', async () => {
    const { user } = renderScreen(<Asked />);
    await user.clear(screen.getByRole('combobox'));
    await user.tab();
    expect(chosen()).toBe('nobody');
  });
});
