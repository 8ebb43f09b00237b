// A schema's complaints as the few codes a worker reads.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { calendarDate } from '../../src/kernel/calendar-date';
import { issuesOfZod } from '../../src/kernel/input-issues';

const schema = z.object({
  name: z.string().min(2, { error: 'residents.name-short' }),
  age: z.number().min(3).max(120),
  sex: z.enum(['female', 'male']),
  stay: z.object({ on: calendarDate() }),
});

function codesOf(input: unknown): Record<string, string> {
  const checked = schema.safeParse(input);
  const issues = checked.success ? [] : issuesOfZod(checked.error, input);
  return Object.fromEntries(issues.map((issue) => [issue.path, issue.code]));
}

describe('issues of a schema', () => {
  it('say what is missing, where, and keep a schema’s own code', () => {
    expect(codesOf({ name: 'x', age: 2, sex: null, stay: { on: '' } })).toEqual({
      name: 'residents.name-short',
      age: 'input.too-small',
      sex: 'input.not-chosen',
      'stay.on': 'input.required',
    });
  });

  it('tell a wrong answer from none', () => {
    expect(codesOf({ name: 'xx', age: 200, sex: 'other', stay: { on: '2026-02-30' } })).toEqual({
      age: 'input.too-big',
      sex: 'input.invalid',
      'stay.on': 'date.invalid',
    });
  });
});
