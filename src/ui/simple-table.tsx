// A small table of figures, all of it in the page and on paper.
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';

export interface SimpleColumn {
  readonly id: string;
  readonly title: ReactNode;
  /** `whole`: days and short words, unbroken while there is room. `wide`: takes what the others leave. */
  readonly kind?: 'number' | 'whole' | 'wide';
}

export interface SimpleRow {
  readonly id: string;
  /** The first cell heads the row. */
  readonly cells: readonly ReactNode[];
}

export interface SimpleTableProps {
  readonly caption: string;
  readonly isCaptionHidden?: boolean;
  readonly columns: readonly SimpleColumn[];
  readonly rows: readonly SimpleRow[];
  readonly footer?: SimpleRow;
}

export function SimpleTable(props: SimpleTableProps) {
  const frame = useRef<HTMLDivElement>(null);
  const scrolls = useScrollsSideways(frame);
  return (
    <div ref={frame} className="figures-frame" {...(scrolls ? { tabIndex: 0 } : {})}>
      <table className="figures">
        <caption className={props.isCaptionHidden === true ? 'visually-hidden' : 'figures-caption'}>
          {props.caption}
        </caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column.id} scope="col" className={cellClass(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <FigureRow key={row.id} row={row} columns={props.columns} />
          ))}
        </tbody>
        {props.footer === undefined ? null : (
          <tfoot>
            <FigureRow row={props.footer} columns={props.columns} />
          </tfoot>
        )}
      </table>
    </div>
  );
}

/** Whether the table is wider than its place: then the arrow keys must reach what lies outside. */
function useScrollsSideways(frame: RefObject<HTMLDivElement | null>): boolean {
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const box = frame.current;
    if (box === null || typeof ResizeObserver === 'undefined') return undefined;
    const watch = new ResizeObserver(() => setScrolls(box.scrollWidth > box.clientWidth));
    watch.observe(box);
    return () => watch.disconnect();
  }, [frame]);
  return scrolls;
}

function cellClass(column: SimpleColumn | undefined): string {
  return column?.kind === undefined ? '' : `cell-${column.kind}`;
}

function FigureRow({ row, columns }: { row: SimpleRow; columns: readonly SimpleColumn[] }) {
  return (
    <tr>
      {columns.map((column, index) =>
        index === 0 ? (
          <th key={column.id} scope="row" className={cellClass(column)}>
            {row.cells[0]}
          </th>
        ) : (
          <td key={column.id} className={cellClass(column)}>
            {row.cells[index]}
          </td>
        ),
      )}
    </tr>
  );
}
