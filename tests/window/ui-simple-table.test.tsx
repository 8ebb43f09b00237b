// The small table: each column says how its cells stand, and a moment is written alike in every row.
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { Moment } from '../../src/ui/moment';
import { SimpleTable } from '../../src/ui/simple-table';
import { renderScreen } from '../support/render-screen';

const AT = '2026-01-31T22:30:00.000Z';

function Lines() {
  return (
    <SimpleTable
      caption="Lines"
      columns={[
        { id: 'number', title: 'No.', kind: 'number' },
        { id: 'at', title: 'When', kind: 'whole' },
        { id: 'what', title: 'What', kind: 'wide' },
        { id: 'about', title: 'File' },
      ]}
      rows={[{ id: '1', cells: ['1,204', <Moment key="at" at={AT} />, 'Opened a file', 'abcd'] }]}
    />
  );
}

afterEach(cleanup);

describe('the small table', () => {
  it('lets a cell stand as the head of its column does, in the first column too', () => {
    renderScreen(<Lines />);
    const [head = [], line = []] = screen.getAllByRole('row').map((row) => [...row.children]);
    const kinds = ['cell-number', 'cell-whole', 'cell-wide', ''];
    expect(head.map(({ className }) => className)).toEqual(kinds);
    expect(line.map(({ className }) => className)).toEqual(kinds);
  });
});

describe('a moment', () => {
  it.each([
    ['ar', '١ فبراير ٢٠٢٦', '١٢:٣٠\u00a0ص'],
    ['en', '1 Feb 2026', '00:30'],
  ] as const)(
    'in %s is a day and an hour of the shelter, in one set of digits',
    (language, day, hour) => {
      renderScreen(<Lines />, { language, settings: { language, timeZone: 'Africa/Cairo' } });
      const moment = within(screen.getByRole('table')).getByRole('time');
      expect(moment.getAttribute('datetime')).toBe(AT);
      expect([...moment.children].map((part) => part.textContent)).toEqual([day, hour]);
    },
  );
});
