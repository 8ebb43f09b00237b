// The long table with the keyboard alone, and how few of its rows are really in the page.
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { DataTable } from '../../src/ui/data-table';
import { giveElementsASize, renderScreen } from '../support/render-screen';

interface Line {
  readonly id: string;
  readonly name: string;
  readonly age: number | null;
}

const LINES: Line[] = [
  { id: 'a', name: 'Salma', age: 30 },
  { id: 'b', name: 'Amal', age: null },
  { id: 'c', name: 'Nur', age: 19 },
];

function Lines(props: { readonly rows: readonly Line[]; readonly onOpen?: (line: Line) => void }) {
  return (
    <DataTable
      label="People"
      rows={props.rows}
      rowId={(line) => line.id}
      rowText={(line) => line.name}
      columns={[
        {
          id: 'name',
          title: 'Name',
          isRowHeader: true,
          cell: (line) => line.name,
          sortBy: (line) => line.name,
        },
        { id: 'age', title: 'Age', cell: (line) => line.age, sortBy: (line) => line.age },
      ]}
      onOpen={(line) => props.onOpen?.(line)}
      empty={<p>nobody yet</p>}
    />
  );
}

beforeEach(() => giveElementsASize());
afterEach(cleanup);

/** Whatever watches its size is told this one. */
function onlySoWide(width: number): void {
  const told = [{ contentRect: { width, height: 600 } }] as ResizeObserverEntry[];
  class Watcher {
    readonly #tell: ResizeObserverCallback;
    constructor(tell: ResizeObserverCallback) {
      this.#tell = tell;
    }
    observe() {
      this.#tell(told, this as unknown as ResizeObserver);
    }
    unobserve() {}
    disconnect() {}
  }
  vi.stubGlobal('ResizeObserver', Watcher);
  onTestFinished(() => void vi.unstubAllGlobals());
}

const names = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent);

describe('the table', () => {
  it('opens the row under the keyboard with Enter', async () => {
    const opened: string[] = [];
    const { user } = renderScreen(<Lines rows={LINES} onOpen={(line) => opened.push(line.id)} />);
    await user.tab();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(opened).toEqual(['b']);
  });

  it('sorts by a column, says so, and keeps the unknown last both ways', async () => {
    const { user } = renderScreen(<Lines rows={LINES} />);
    const age = screen.getByRole('columnheader', { name: 'Age' });
    await user.click(age);
    expect(age.getAttribute('aria-sort')).toBe('ascending');
    expect(names()).toEqual(['Nur', 'Salma', 'Amal']);
    await user.click(age);
    expect(age.getAttribute('aria-sort')).toBe('descending');
    expect(names()).toEqual(['Salma', 'Nur', 'Amal']);
  });

  it('draws few of ten thousand rows and tells the true count', () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => ({
      id: `r${index}`,
      name: `N${index}`,
      age: index,
    }));
    renderScreen(<Lines rows={rows} />);
    expect(screen.getAllByRole('row').length).toBeLessThanOrEqual(60);
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('10001');
  });

  it.each([
    [400, ['Name', 'Age', 'Room']],
    [330, ['Name', 'Room']],
    [200, ['Name']],
    [90, ['Name']],
  ])('leaves out what gives way in a room of %i, the last first', async (width, titles) => {
    onlySoWide(width);
    renderScreen(
      <DataTable
        label="People"
        rows={LINES}
        rowId={(line) => line.id}
        columns={[
          { id: 'name', title: 'Name', isRowHeader: true, minWidth: 200, cell: ({ name }) => name },
          { id: 'age', title: 'Age', width: 100, givesWay: 2, cell: ({ age }) => age },
          { id: 'room', title: 'Room', givesWay: 1, cell: () => '4' },
        ]}
        empty={null}
      />,
    );
    await waitFor(() =>
      expect(screen.getAllByRole('columnheader').map((one) => one.textContent)).toEqual(titles),
    );
  });

  it('says what belongs here when empty', () => {
    renderScreen(<Lines rows={[]} />);
    expect(screen.getByText('nobody yet')).toBeTruthy();
  });
});
