// Long lists of records: only what is in view is in the page, the head stays, a row opens with Enter.
import { type MouseEvent, type KeyboardEvent, type ReactNode, useMemo, useState } from 'react';
import {
  Cell,
  Column,
  Row,
  type SortDescriptor,
  Table,
  TableBody,
  TableHeader,
  TableLayout,
  Virtualizer,
} from 'react-aria-components';
import { useFormat } from './format';
import { Icon } from './icon';
import { useDensity } from './density';
import { FloatingMenu, type MenuEntry } from './menu';
import { useWidth } from './use-width';

export interface DataColumn<Record> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: Record) => ReactNode;
  /** Makes the column sortable. Unknown (null) comes last either way. */
  readonly sortBy?: (row: Record) => string | number | null | undefined;
  readonly isRowHeader?: boolean;
  readonly width?: number | `${number}fr`;
  readonly minWidth?: number;
  readonly kind?: 'number';
  /** Left out where there is no room for all, the highest first: what it says stands on the row's own page. */
  readonly givesWay?: number;
}

export interface StartSort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

/** What may be done with one row, at the pointer's second key or Shift+F10. */
export interface RowMenu<Record> {
  readonly label: string;
  readonly entries: (row: Record) => readonly MenuEntry[];
  readonly onChoose: (row: Record, id: string) => void;
}

export interface DataTableProps<Record> {
  readonly label: string;
  readonly rows: readonly Record[];
  readonly rowId: (row: Record) => string;
  /** The row's name for typing ahead and for ears; the first column's text when left out. */
  readonly rowText?: (row: Record) => string;
  readonly columns: readonly DataColumn<Record>[];
  readonly onOpen?: (row: Record) => void;
  readonly rowMenu?: RowMenu<Record>;
  readonly empty: ReactNode;
  readonly startSort?: StartSort;
  readonly height?: 'fill' | 'page';
}

const ROW_HEIGHT = { roomy: 48, normal: 38, dense: 30 } as const;
const HEAD_HEIGHT = 34;

export function DataTable<Record>(props: DataTableProps<Record>) {
  const density = useDensity();
  const [sort, setSort] = useState<SortDescriptor | undefined>(props.startSort);
  const rows = useSorted(props, sort);
  const { ref, width } = useWidth(Number.POSITIVE_INFINITY);
  const columns = useMemo(() => fitting(props.columns, width), [props.columns, width]);
  const byId = new Map(rows.map((row) => [row.id, row.record]));
  const [asked, ask] = useState<Asked | undefined>(undefined);
  const inMenu = asked === undefined ? undefined : byId.get(asked.id);
  const askAt = (event: MouseEvent | KeyboardEvent) => {
    const found = props.rowMenu === undefined ? undefined : rowAround(event.target);
    if (found === undefined) return;
    event.preventDefault();
    ask(found);
  };
  if (props.rows.length === 0) return <>{props.empty}</>;
  const open = (key: unknown) => {
    const row = byId.get(String(key));
    if (row !== undefined) props.onOpen?.(row);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the rows inside hold the focus; this hears their menu key.
    <div
      ref={ref}
      className={`table-frame table-${props.height ?? 'fill'}`}
      onContextMenu={askAt}
      onKeyDown={(event) => {
        if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) askAt(event);
      }}
    >
      <Virtualizer
        layout={TableLayout}
        layoutOptions={{ rowHeight: ROW_HEIGHT[density], headingHeight: HEAD_HEIGHT }}
      >
        <Table
          className={props.onOpen === undefined ? 'table' : 'table table-opens'}
          aria-label={props.label}
          onSortChange={setSort}
          {...(sort === undefined ? {} : { sortDescriptor: sort })}
          {...(props.onOpen === undefined ? {} : { onRowAction: open })}
        >
          <TableHeader className="table-head" columns={columns}>
            {(column) => <HeadCell column={column} />}
          </TableHeader>
          <TableBody items={rows} dependencies={[columns]}>
            {(row) => (
              <Row
                className="table-row"
                id={props.rowId(row.record)}
                columns={columns}
                {...(props.rowText === undefined ? {} : { textValue: props.rowText(row.record) })}
              >
                {(column) => (
                  <Cell className={column.kind === 'number' ? 'cell cell-number' : 'cell'}>
                    <CellWords of={column.cell(row.record)} />
                  </Cell>
                )}
              </Row>
            )}
          </TableBody>
        </Table>
      </Virtualizer>
      {asked === undefined || inMenu === undefined || props.rowMenu === undefined ? null : (
        <FloatingMenu
          label={props.rowMenu.label}
          at={asked.element}
          items={props.rowMenu.entries(inMenu)}
          onAction={(id) => props.rowMenu?.onChoose(inMenu, id)}
          onClose={() => ask(undefined)}
        />
      )}
    </div>
  );
}

const LEAST = 96;

/** Those that fit beside each other without scrolling sideways. */
function fitting<Record>(
  all: readonly DataColumn<Record>[],
  width: number,
): readonly DataColumn<Record>[] {
  const needed = all
    .map((column) => (typeof column.width === 'number' ? column.width : (column.minWidth ?? LEAST)))
    .reduce((sum, one) => sum + one, 0);
  const [next] = all
    .filter((column) => column.givesWay !== undefined)
    .toSorted((a, b) => (b.givesWay ?? 0) - (a.givesWay ?? 0));
  if (needed <= width || next === undefined) return all;
  return fitting(
    all.filter((column) => column !== next),
    width,
  );
}

/** Plain words give way with "…"; what is more than words sees to that itself. */
function CellWords({ of }: { readonly of: ReactNode }) {
  return typeof of === 'string' ? <span className="cell-words">{of}</span> : of;
}

interface Asked {
  readonly id: string;
  readonly element: HTMLElement;
}

function rowAround(target: EventTarget): Asked | undefined {
  if (!(target instanceof Element)) return undefined;
  const element = target.closest<HTMLElement>('[role="row"][data-key]');
  const id = element?.getAttribute('data-key');
  return element === null || typeof id !== 'string' ? undefined : { id, element };
}

function HeadCell<Record>({ column }: { readonly column: DataColumn<Record> }) {
  return (
    <Column
      id={column.id}
      className={column.kind === 'number' ? 'head-cell cell-number' : 'head-cell'}
      isRowHeader={column.isRowHeader ?? false}
      allowsSorting={column.sortBy !== undefined}
      width={column.width ?? '1fr'}
      minWidth={column.minWidth ?? LEAST}
    >
      {({ sortDirection }) => (
        <span className="head-words">
          {column.title}
          {sortDirection === undefined ? null : (
            <Icon name={sortDirection === 'ascending' ? 'up' : 'down'} size="s" />
          )}
        </span>
      )}
    </Column>
  );
}

interface Held<Record> {
  readonly id: string;
  readonly record: Record;
}

function useSorted<Record>(
  { rows, rowId, columns }: DataTableProps<Record>,
  sort: SortDescriptor | undefined,
): Held<Record>[] {
  const format = useFormat();
  return useMemo(() => {
    const held = rows.map((record) => ({ id: rowId(record), record }));
    const sortBy = columns.find((column) => column.id === sort?.column)?.sortBy;
    if (sort === undefined || sortBy === undefined) return held;
    const sign = sort.direction === 'descending' ? -1 : 1;
    const keyed = held.map((item) => ({ item, key: sortBy(item.record) ?? null }));
    keyed.sort((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
      if (typeof a.key === 'number' && typeof b.key === 'number') return sign * (a.key - b.key);
      return sign * format.compare(String(a.key), String(b.key));
    });
    return keyed.map(({ item }) => item);
  }, [rows, rowId, columns, sort, format]);
}
