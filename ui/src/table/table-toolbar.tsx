import { Button, Checkbox, Popover } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../read/reader.tsx';
import { useShow } from '../read/show.tsx';
import { kitWords } from '../words.ts';
import type { Column } from './columns.ts';
import styles from './data-table.module.css';

interface TableToolbarProps<R> {
  /** Filters, saved views, a count. */
  readonly children: ReactNode;
  /** Those to choose from; none where the list shows no columns. */
  readonly columns: readonly Column<R>[];
  readonly hidden: readonly string[];
  readonly onHide: (hidden: readonly string[]) => void;
  /** While rows are selected the bar shows what can be done to them. */
  readonly selected?: ReadonlySet<string>;
  readonly onClear?: () => void;
  readonly bulkActions?: ReactNode;
}

/** The bar over a list: filters and the choice of columns; with a selection, the acts on it. */
export function TableToolbar<R>(props: TableToolbarProps<R>) {
  const { children, columns, hidden, onHide, selected, onClear, bulkActions } = props;
  const words = useWords(kitWords).table;
  const show = useShow();
  if (selected !== undefined && selected.size > 0) {
    return (
      <div className={styles.toolbar} data-selecting="true">
        <strong>{words.selected(show.number(selected.size))}</strong>
        {bulkActions}
        <span className={styles.space} />
        <Button variant="subtle" size="compact-sm" onClick={onClear}>
          {words.clear}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.toolbar}>
      {children}
      <span className={styles.space} />
      {columns.length > 0 && (
        <Popover position="bottom-end" withinPortal trapFocus>
          <Popover.Target>
            <Button variant="default" size="xs" leftSection={<IconColumns3 size={15} />}>
              {words.columns}
            </Button>
          </Popover.Target>
          <Popover.Dropdown>
            <div className={styles.choices}>
              {columns
                .filter((column) => column.fixed !== true)
                .map((column) => (
                  <Checkbox
                    key={column.key}
                    label={column.head}
                    checked={!hidden.includes(column.key)}
                    onChange={() =>
                      onHide(
                        hidden.includes(column.key)
                          ? hidden.filter((key) => key !== column.key)
                          : [...hidden, column.key],
                      )
                    }
                  />
                ))}
            </div>
          </Popover.Dropdown>
        </Popover>
      )}
    </div>
  );
}
