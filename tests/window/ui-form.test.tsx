// Forms: the error summary, the date questions, and what is sent.
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { calendarDate } from '../../src/kernel/calendar-date';
import type { Answer } from '../../src/kernel/operation';
import { partialDate } from '../../src/kernel/partial-date';
import { requiredText } from '../../src/kernel/text';
import { DateField, PartialDateField } from '../../src/ui/date-field';
import { Form, useFormOf } from '../../src/ui/form';
import { TextField } from '../../src/ui/text-field';
import { renderScreen } from '../support/render-screen';

const SCHEMA = z.object({
  name: requiredText(20),
  birth: partialDate(),
  on: calendarDate(),
  note: z.string().optional(),
});
type Sent = z.input<typeof SCHEMA>;

function Sheet(props: { readonly sent: Sent[]; readonly answer?: Answer<null> }) {
  const form = useFormOf({
    schema: SCHEMA,
    start: { name: '', birth: null, on: null, note: null },
    submit: (input) => {
      props.sent.push(input);
      return Promise.resolve(props.answer ?? ({ kind: 'done', value: null } as const));
    },
    refusalAt: { 'residents.name-taken': 'name' },
  });
  return (
    <Form form={form} submitLabel="Save">
      <TextField label="Name" {...form.field('name')} />
      <PartialDateField label="Birth" {...form.field('birth')} />
      <DateField label="Came on" {...form.field('on')} />
    </Form>
  );
}

beforeAll(() => {
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(cleanup);

type User = ReturnType<typeof renderScreen>['user'];

async function typeDay(user: User, question: string, parts: readonly string[]) {
  const inputs = within(
    screen.getByRole('group', { name: new RegExp(`^${question}`) }),
  ).getAllByRole('textbox');
  for (const [index, text] of parts.entries()) {
    const input = inputs[index];
    if (input !== undefined) await user.type(input, text);
  }
}

const save = (user: User) => user.click(screen.getByRole('button', { name: 'Save' }));

describe('the error summary', () => {
  it('takes focus, says the words of the fields and leads to each', async () => {
    const sent: Sent[] = [];
    const { user } = renderScreen(<Sheet sent={sent} />);
    await save(user);
    const summary = await screen.findByRole('alert');
    expect(document.activeElement).toBe(summary);
    expect(sent).toEqual([]);

    const links = within(summary).getAllByRole('link');
    const inline = [...document.querySelectorAll('[data-problem]')].map(
      (problem) => problem.textContent,
    );
    expect(links.map((link) => link.textContent)).toEqual(inline);
    expect(links).toHaveLength(3);
    expect(document.title).toMatch(/^Error:/);

    const first = links[0];
    if (first === undefined) throw new Error('no link');
    await user.click(first);
    expect(document.activeElement).toBe(screen.getByLabelText(/^Name/));
  });

  it('clears nothing that was typed', async () => {
    const { user } = renderScreen(<Sheet sent={[]} />);
    await user.type(screen.getByLabelText(/^Name/), 'Selam');
    await typeDay(user, 'Came on', ['31', '2', '2026']);
    await save(user);
    await screen.findByRole('alert');
    expect(screen.getByLabelText<HTMLInputElement>(/^Name/).value).toBe('Selam');
    const inputs = within(
      screen.getByRole('group', { name: /^Came on/ }),
    ).getAllByRole<HTMLInputElement>('textbox');
    expect(inputs.map((input) => input.value)).toEqual(['31', '2', '2026']);
  });

  it('shows a refusal at the field it belongs to, and any other in the summary', async () => {
    const answer = { kind: 'refused', refusal: { code: 'access.denied' } } as const;
    const { user } = renderScreen(<Sheet sent={[]} answer={answer} />);
    await user.type(screen.getByLabelText(/^Name/), 'Selam');
    await typeDay(user, 'Birth', ['1', '1', '2000']);
    await typeDay(user, 'Came on', ['1', '2', '2026']);
    await save(user);
    expect((await screen.findByRole('alert')).textContent).toContain('This role may not do that.');
  });
});

describe('date questions', () => {
  it('name what describes them by ids that are there, the problem among them', async () => {
    const { user } = renderScreen(<Sheet sent={[]} />);
    await typeDay(user, 'Came on', ['31', '2', '2026']);
    await save(user);
    await screen.findByRole('alert');
    const group = screen.getByRole('group', { name: /^Came on/ });
    const inputs = within(group).getAllByRole('textbox');
    for (const element of [group, ...inputs]) {
      const ids = (element.getAttribute('aria-describedby') ?? '').split(' ');
      const words = ids.map((id) => document.getElementById(id)?.textContent);
      expect(words).not.toContain(undefined);
      expect(words.join(' ')).toContain(within(group).getByText(/Came on:/).textContent);
    }
  });

  it('have an id of their own where the form gives none', () => {
    renderScreen(<DateField label="The first day" value={null} onChange={() => undefined} />);
    const group = screen.getByRole('group', { name: 'The first day' });
    expect(group.id).not.toMatch(/\s/);
    expect(group.id).not.toBe('');
  });

  it.each([
    ['Latin digits', ['5', '3', '1999']],
    ['Arabic digits', ['٥', '٣', '١٩٩٩']],
    ['Persian digits', ['۵', '۳', '۱۹۹۹']],
  ])('read %s as the same day and leave out what was not answered', async (_name, parts) => {
    const sent: Sent[] = [];
    const { user } = renderScreen(<Sheet sent={sent} />, { language: 'en' });
    await user.type(screen.getByLabelText(/^Name/), 'Selam');
    await typeDay(user, 'Birth', parts);
    await typeDay(user, 'Came on', ['1', '2', '2026']);
    await save(user);
    expect(sent).toEqual([
      { name: 'Selam', birth: { precision: 'day', date: '1999-03-05' }, on: '2026-02-01' },
    ]);
  });

  it('keep only the year of an estimate, and nothing of the unknown', async () => {
    const sent: Sent[] = [];
    const { user } = renderScreen(<Sheet sent={sent} />);
    await user.type(screen.getByLabelText(/^Name/), 'Selam');
    await typeDay(user, 'Came on', ['1', '2', '2026']);
    const birth = screen.getByRole('group', { name: /^Birth/ });
    await user.click(within(birth).getByLabelText('Estimate'));
    await typeDay(user, 'Birth', ['1990']);
    await save(user);
    expect(sent.at(-1)?.birth).toEqual({ precision: 'estimated', date: '1990-01-01' });
    await user.click(within(birth).getByLabelText('Unknown'));
    await save(user);
    expect(sent.at(-1)?.birth).toEqual({ precision: 'unknown' });
  });

  it('take a Hijri day and read it back in both calendars', async () => {
    const sent: Sent[] = [];
    const { user } = renderScreen(<Sheet sent={sent} />);
    const group = screen.getByRole('group', { name: /^Came on/ });
    await user.click(within(group).getByRole('button', { name: 'Write in Hijri' }));
    await typeDay(user, 'Came on', ['1', '9', '1446']);
    expect(group.textContent).toContain('1 March 2025');
    expect(group.textContent).toContain('1 Ramadan 1446 AH');
  });

  it('show Arabic digits where the shelter writes them', async () => {
    const { user } = renderScreen(<Sheet sent={[]} />, { language: 'ar' });
    await typeDay(user, 'Came on', ['15']);
    const group = screen.getByRole('group', { name: /^Came on/ });
    expect(within(group).getAllByRole<HTMLInputElement>('textbox')[0]?.value).toBe('١٥');
  });
});
