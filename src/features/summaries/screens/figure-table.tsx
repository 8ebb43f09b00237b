// One table of a summary: as it leaves, as it leaves with the exact counts beside, or exact with figures to press.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { zip } from '../../../kernel/zip';
import { Button } from '../../../ui/button';
import { useFormat } from '../../../ui/format';
import { Spoken } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { SimpleTable } from '../../../ui/simple-table';
import { type CellPlace, type ExactTable, TOTAL } from '../exact-table';
import type { PublishedTable } from '../published-table';
import { useTableWords } from './table-words';

export interface PublishedFiguresProps {
  readonly table: PublishedTable;
  /** Smallest count that may be shown. */
  readonly k: number;
  /** Exact counts of the same lines, for the shelter's own eyes. */
  readonly behind?: ExactTable | null;
}

export function PublishedFigures({ table, k, behind = null }: PublishedFiguresProps) {
  const { t } = useTranslation();
  const words = useTableWords();
  if (table.status === 'withheld') {
    return (
      <Notice title={words.title(table.id)}>
        {t(`summaries:withheld.${table.reason}`, { k })}
      </Notice>
    );
  }
  return (
    <FigureTable
      table={table}
      draw={(figure, place) => (
        <Leaving figure={figure} exact={behind === null ? undefined : figureAt(behind, place)} />
      )}
    />
  );
}

function Leaving({
  figure,
  exact,
}: {
  readonly figure: number;
  readonly exact: number | undefined;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  if (exact === undefined) return <>{format.number(figure)}</>;
  return (
    <>
      {format.number(figure)}{' '}
      <span className="tone-muted">
        <Spoken>{t('summaries:prepare.inside-only')}</Spoken> {`(${format.number(exact)})`}
      </span>
    </>
  );
}

export interface ExactFiguresProps {
  readonly table: ExactTable;
  readonly onPress: (place: CellPlace) => void;
}

/** Lines in which nobody is counted are left out; the totals say the same without them. */
export function ExactFigures({ table, onPress }: ExactFiguresProps) {
  const format = useFormat();
  return (
    <FigureTable
      table={withoutEmptyLines(table)}
      draw={(figure, place) =>
        figure === 0 ? (
          format.number(0)
        ) : (
          <Button kind="quiet" size="small" onPress={() => onPress(place)}>
            {format.number(figure)}
          </Button>
        )
      }
    />
  );
}

function withoutEmptyLines(table: ExactTable): ExactTable {
  const kept = zip(table.rows, table.cells).flatMap(([, figures], at) =>
    figures.some((figure) => figure > 0) ? [at] : [],
  );
  const only = <Line,>(lines: readonly Line[]) => lines.filter((_line, at) => kept.includes(at));
  return {
    ...table,
    rows: only(table.rows),
    cells: only(table.cells),
    rowTotals: table.rowTotals === null ? null : only(table.rowTotals),
  };
}

interface FigureTableProps {
  readonly table: ExactTable;
  readonly draw: (figure: number, place: CellPlace) => ReactNode;
}

function FigureTable({ table, draw }: FigureTableProps) {
  const { t } = useTranslation();
  const words = useTableWords();
  const { id, columns, rows, cells, rowTotals, columnTotals, total } = table;
  const codes = rowTotals === null ? columns : [...columns, TOTAL];
  const line = (row: string, figures: readonly number[]) =>
    codes.map((column, at) => {
      const figure = figures[at];
      return figure === undefined ? '' : draw(figure, { row, column });
    });
  const bottom = columnTotals ?? (total === null || columns.length > 1 ? [] : [total]);
  const corner = rowTotals === null || total === null ? [] : [total];
  const hasFooter = rows.length > 1 && bottom.length > 0;
  return (
    <SimpleTable
      caption={words.title(id)}
      columns={[
        { id: 'axis', title: words.axis(id) },
        ...codes.map((code) => ({
          id: code,
          title: words.group(id, code),
          kind: 'number' as const,
        })),
      ]}
      rows={zip(rows, withTotals(cells, rowTotals)).map(([row, figures]) => ({
        id: row,
        cells: [words.group(id, row), ...line(row, figures)],
      }))}
      {...(hasFooter
        ? {
            footer: {
              id: TOTAL,
              cells: [t('summaries:group.total'), ...line(TOTAL, [...bottom, ...corner])],
            },
          }
        : {})}
    />
  );
}

/** Each row with its own total. Throws where one of them has none: a zero in its place would be a figure. */
function withTotals(
  cells: ExactTable['cells'],
  totals: ExactTable['rowTotals'],
): readonly (readonly number[])[] {
  if (totals === null) return cells;
  return zip(cells, totals).map(([figures, total]) => [...figures, total]);
}

function figureAt(table: ExactTable, { row, column }: CellPlace): number | undefined {
  const at = table.rows.indexOf(row);
  const to = table.columns.indexOf(column);
  if (row === TOTAL && column === TOTAL) return table.total ?? undefined;
  if (row === TOTAL) return table.columnTotals?.[to] ?? table.total ?? undefined;
  if (column === TOTAL) return table.rowTotals?.[at];
  return table.cells[at]?.[to];
}
