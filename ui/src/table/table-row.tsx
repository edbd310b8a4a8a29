// biome-ignore-all lint/a11y/useSemanticElements: rows that come and go while scrolling stand at places of their own, which a table element cannot do.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its current row (aria-activedescendant).
import { Checkbox } from '@mantine/core';
import { useWords } from '../read/reader.tsx';
import { kitWords } from '../words.ts';
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
}

/** One row of a DataTable. Pressing it anywhere but on its checkbox or a link opens it. */
export function TableRow<R>(props: TableRowProps<R>) {
  const { id, row, name, index, start, height, columns, tracks, current, selected, onSelect, onOpen } = props;
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
      style={{ gridTemplateColumns: tracks, blockSize: height, transform: `translateY(${start}px)` }}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest('a, button, input, label') === null) onOpen();
      }}
    >
      {onSelect !== undefined && (
        <div role="gridcell" className={styles.check}>
          <Checkbox size="xs" tabIndex={-1} aria-label={words.select(name)} checked={selected} onChange={onSelect} />
        </div>
      )}
      {columns.map((column) => (
        <div
          key={column.key}
          role="gridcell"
          className={styles.cell}
          data-fixed={column.fixed || undefined}
          data-figures={column.figures || undefined}
        >
          {column.cell(row)}
        </div>
      ))}
    </div>
  );
}
