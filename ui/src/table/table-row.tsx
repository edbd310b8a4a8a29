// biome-ignore-all lint/a11y/useSemanticElements: rows that come and go while scrolling stand at places of their own, which a table element cannot do.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its current row (aria-activedescendant).
import { Checkbox } from '@mantine/core';
import { useWords } from '../read/reader.tsx';
import { kitWords } from '../words.ts';
import type { CellEnds } from './cell-editor.tsx';
import type { Column } from './columns.ts';
import styles from './data-table.module.css';

interface TableRowProps<R> {
  readonly id: string;
  readonly row: R;
  readonly name: string;
  readonly index: number;
  /** Distance from the top of the body in px. */
  readonly start: number;
  readonly height: number;
  readonly columns: readonly Column<R>[];
  readonly tracks: string;
  readonly current: boolean;
  readonly selected: boolean;
  readonly onSelect: (() => void) | undefined;
  readonly onOpen: () => void;
  /** The cell of this row that the reader stands on. */
  readonly cell: string | null;
  /** How the changing of that cell ends; absent while it is not changed. */
  readonly ends: CellEnds | undefined;
  readonly onCell: (key: string, edit: boolean) => void;
}

/**
 * One row of a DataTable. Pressing it anywhere but on its checkbox or a link opens it; a cell that can be changed is stood on
 * instead, and a second press changes it.
 */
export function TableRow<R>(props: TableRowProps<R>) {
  const { id, row, name, index, start, height, columns, tracks, current, selected, onSelect, onOpen } = props;
  const { cell, ends, onCell } = props;
  const words = useWords(kitWords).table;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on the grid opens the current row.
    <div
      id={id}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={styles.row}
      data-current={current || undefined}
      data-editing={ends !== undefined || undefined}
      style={{ gridTemplateColumns: tracks, blockSize: height, transform: `translateY(${start}px)` }}
      onClick={(event) => {
        if (
          event.target instanceof Element &&
          event.target.closest('a, button, input, label, [data-editable]') === null
        )
          onOpen();
      }}
    >
      {onSelect !== undefined && (
        <div role="gridcell" className={styles.check}>
          <Checkbox size="xs" tabIndex={-1} aria-label={words.select(name)} checked={selected} onChange={onSelect} />
        </div>
      )}
      {columns.map((column) => {
        const here = column.key === cell;
        const editing = here && ends !== undefined;
        return (
          <div
            key={column.key}
            id={`${id}-${column.key}`}
            role="gridcell"
            className={styles.cell}
            data-fixed={column.fixed || undefined}
            data-figures={column.figures || undefined}
            {...(column.editor === undefined
              ? {}
              : {
                  'data-editable': true,
                  'data-here': here || undefined,
                  'data-editing': editing || undefined,
                  ...(editing ? {} : { title: words.editCell }),
                  onClick: () => !editing && onCell(column.key, false),
                  onDoubleClick: () => !editing && onCell(column.key, true),
                })}
          >
            {column.cell(row)}
            {editing && column.editor?.(row, ends)}
          </div>
        );
      })}
    </div>
  );
}
