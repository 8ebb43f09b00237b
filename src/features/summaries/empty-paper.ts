// A summary that shows no figure at all says nothing to anybody and yet bars its days for every later one: it is not sealed.
import type { PublishedTable } from './published-table';

export function isEmptyPaper(tables: readonly PublishedTable[]): boolean {
  return !tables.some(
    (table) =>
      table.status === 'shown' && table.cells.some((row) => row.some((figure) => figure > 0)),
  );
}
