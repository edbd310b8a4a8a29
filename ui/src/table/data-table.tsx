// biome-ignore-all lint/a11y/useSemanticElements: rows that come and go while scrolling stand at places of their own, which a table element cannot do.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its current row (aria-activedescendant).
import { Button, Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent as KeyPress, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { ErrorState } from '../feedback/error-state.tsx';
import { Skeletons } from '../feedback/skeletons.tsx';
import { usePrinting } from '../look/use-printing.ts';
import { useWords } from '../read/reader.tsx';
import { useShow } from '../read/show.tsx';
import { kitWords } from '../words.ts';
import { type Column, nextSort, type Sort } from './columns.ts';
import styles from './data-table.module.css';
import { isCovered, isTyping, placeOf, rowAfter } from './keys.ts';
import { TableRow } from './table-row.tsx';
import { useCells } from './use-cells.ts';
import { useSideways } from './use-sideways.ts';

interface DataTableProps<R> {
  /** What the list is: "مشتریان". */
  readonly label: string;
  readonly columns: readonly Column<R>[];
  /** Rows known so far; absent while the first page is on its way. */
  readonly rows: readonly R[] | undefined;
  readonly rowKey: (row: R) => string;
  /** Said to screen readers when the row is selected. */
  readonly rowName: (row: R) => string;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  readonly onOpen?: (row: R) => void;
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (selected: ReadonlySet<string>) => void;
  /** The first page failed. */
  readonly error?: unknown;
  readonly onRetry?: () => void;
  /** Shown in place of rows when there are none. */
  readonly empty: ReactNode;
  /** Infinite loading by cursor. */
  readonly more?: { readonly waiting: boolean; readonly failed?: boolean; load(): void };
  /** 40 px leaves room for an initials tile, 36 px for figures. */
  readonly rowHeight?: 36 | 40;
  /** The list is what its page is for: j, k, x and Enter walk it from anywhere on the page. */
  readonly ofPage?: boolean;
  /** The row to stand on at first: where the reader comes back from. */
  readonly standOn?: string | undefined;
}

/** More rows than these are a file's work: the browser could not lay them out. */
const mostOnPaper = 2000;

/**
 * A list for work: only rows in sight exist, the head stays, j/k/arrows walk, Enter opens, x selects, further pages come
 * by themselves. Tried with 100,000 rows.
 */
export function DataTable<R>(props: DataTableProps<R>) {
  const {
    label,
    columns,
    rows,
    rowKey,
    rowName,
    sort,
    onSort,
    onOpen,
    selected,
    onSelect,
    empty,
    more,
    rowHeight = 40,
    ofPage = false,
    standOn,
  } = props;
  const { table: words, retry } = useWords(kitWords);
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(-1);
  const count = rows?.length ?? 0;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => place.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const inSight = virtual.getVirtualItems();
  const last = inSight.at(-1)?.index ?? -1;
  // Paper does not scroll: every row that is known goes on it, and how many those are.
  const printing = usePrinting() !== null;
  const show = useShow();
  const items = printing ? (rows ?? []).slice(0, mostOnPaper).map((_, index) => ({ index, start: 0 })) : inSight;
  const sideways = useSideways(place, columns);
  const onKey = useRef<(event: KeyboardEvent) => void>(null);
  const cells = useCells({
    at,
    count,
    columns,
    stand: (row) => {
      setAt(row);
      virtual.scrollToIndex(row);
    },
    focus: () => place.current?.focus({ preventScroll: true }),
  });

  useEffect(() => {
    if (more !== undefined && !more.waiting && more.failed !== true && count > 0 && last >= count - 15) more.load();
  }, [more, last, count]);

  // Coming back, the reader stands where she left; once, when the row has come.
  const stood = useRef(false);
  useEffect(() => {
    if (stood.current || standOn === undefined || rows === undefined) return;
    const row = rows.findIndex((one) => rowKey(one) === standOn);
    stood.current = true;
    if (row < 0) return;
    setAt(row);
    virtual.scrollToIndex(row, { align: 'center' });
    place.current?.focus({ preventScroll: true });
  }, [standOn, rows, rowKey, virtual]);

  useEffect(() => {
    if (!ofPage) return;
    const listen = (event: KeyboardEvent) => onKey.current?.(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [ofPage]);

  if (props.error !== undefined && rows === undefined)
    return <ErrorState error={props.error} {...(props.onRetry === undefined ? {} : { onRetry: props.onRetry })} />;
  if (rows === undefined) return <Skeletons of="rows" count={12} />;
  if (rows.length === 0) return <>{empty}</>;

  const toggle = (key: string) => {
    const next = new Set(selected);
    if (!next.delete(key)) next.add(key);
    onSelect?.(next);
  };
  const onKeyDown = (event: KeyPress) => {
    if (isTyping(event.target) && (event.target as HTMLInputElement).type !== 'checkbox') return;
    const key = placeOf(event);
    const page = Math.max(1, Math.floor((place.current?.clientHeight ?? 400) / rowHeight) - 2);
    const to = rowAfter(key, at, count, page);
    const row = rows[at];
    if (event.target === event.currentTarget && cells.onKey(key, event.currentTarget as HTMLElement)) {
      // a cell took the key
    } else if (to !== null) {
      setAt(to);
      virtual.scrollToIndex(to);
    } else if (key === 'Enter' && row !== undefined && event.target === event.currentTarget) onOpen?.(row);
    else if (key === 'x' && row !== undefined && onSelect !== undefined) toggle(rowKey(row));
    else if (key === 'Escape' && selected !== undefined && selected.size > 0) onSelect?.(new Set());
    else return;
    event.preventDefault();
  };
  // From elsewhere on the page a letter first brings the reader into the list.
  onKey.current = (event) => {
    const grid = place.current;
    const key = placeOf(event);
    const from = event.target;
    if (grid === null || event.defaultPrevented || isTyping(from) || !(from instanceof Node) || grid.contains(from))
      return;
    if (isCovered()) return;
    const walks = key === 'j' || key === 'k' || (key === 'x' && at >= 0 && onSelect !== undefined);
    const opens = key === 'Enter' && from === document.body && rows[at] !== undefined;
    if (!walks && !opens) return;
    event.preventDefault();
    grid.focus({ preventScroll: true });
    grid.dispatchEvent(
      new KeyboardEvent('keydown', { key: event.key, code: event.code, bubbles: true, cancelable: true }),
    );
  };
  const allSelected = selected !== undefined && selected.size > 0 && rows.every((row) => selected.has(rowKey(row)));
  const tracks = printing
    ? columns.map((column) => `minmax(0, ${/\d+/.exec(column.width)?.[0] ?? '100'}fr)`).join(' ')
    : `${onSelect === undefined ? '' : '46px '}${columns.map((column) => column.width).join(' ')}`;

  return (
    <div className={styles.frame} data-before={sideways.before || undefined} data-beyond={sideways.beyond || undefined}>
      <div
        ref={place}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={more === undefined ? count + 1 : -1}
        aria-colcount={columns.length + (onSelect === undefined ? 0 : 1)}
        aria-multiselectable={onSelect !== undefined}
        {...(at >= 0 && items.some((item) => item.index === at)
          ? { 'aria-activedescendant': cells.cell === null ? `${id}-${at}` : `${id}-${at}-${cells.cell}` }
          : {})}
        className={styles.place}
        onKeyDown={onKeyDown}
      >
        <div role="presentation" className={styles.inner}>
          <div role="rowgroup" className={styles.headGroup}>
            <div role="row" aria-rowindex={1} className={styles.head} style={{ gridTemplateColumns: tracks }}>
              {onSelect !== undefined && (
                <div role="columnheader" className={styles.check}>
                  <Checkbox
                    size="xs"
                    aria-label={words.selectAll}
                    checked={allSelected}
                    indeterminate={!allSelected && selected !== undefined && selected.size > 0}
                    onChange={() => onSelect(allSelected ? new Set() : new Set(rows.map(rowKey)))}
                  />
                </div>
              )}
              {columns.map((column) => (
                <ColumnHead key={column.key} column={column} sort={sort} onSort={onSort} />
              ))}
            </div>
          </div>
          <div role="rowgroup" className={styles.body} style={{ blockSize: virtual.getTotalSize() }}>
            {items.map((item) => {
              const row = rows[item.index];
              if (row === undefined) return null;
              const key = rowKey(row);
              return (
                <TableRow
                  key={key}
                  id={`${id}-${item.index}`}
                  row={row}
                  name={rowName(row)}
                  index={item.index}
                  start={item.start}
                  height={rowHeight}
                  columns={columns}
                  tracks={tracks}
                  current={item.index === at}
                  selected={selected?.has(key) ?? false}
                  onSelect={onSelect === undefined ? undefined : () => toggle(key)}
                  cell={item.index === at ? cells.cell : null}
                  ends={item.index === at && cells.editing ? { end: cells.end } : undefined}
                  onCell={(column, edit) => {
                    setAt(item.index);
                    if (edit) cells.edit(item.index, column);
                    else {
                      cells.choose(column);
                      place.current?.focus({ preventScroll: true });
                    }
                  }}
                  onOpen={() => {
                    setAt(item.index);
                    onOpen?.(row);
                  }}
                />
              );
            })}
          </div>
        </div>
        {printing && (
          <div className={styles.foot}>
            {more === undefined && items.length === count
              ? words.rows(show.number(count))
              : words.firstRows(show.number(items.length))}
          </div>
        )}
        {more?.waiting === true && !printing && <Skeletons of="rows" count={3} />}
        {more?.failed === true && (
          <div className={styles.foot}>
            {words.moreFailed}
            <Button variant="subtle" size="compact-sm" onClick={() => more.load()}>
              {retry}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

function ColumnHead<R>({
  column,
  sort,
  onSort,
}: {
  column: Column<R>;
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
}) {
  const words = useWords(kitWords).table;
  const sorted = sort?.key === column.key;
  const Arrow = sorted && sort.descending ? IconArrowDown : IconArrowUp;
  return (
    <div
      role="columnheader"
      className={styles.columnHead}
      data-key={column.key}
      data-fixed={column.fixed || undefined}
      data-figures={column.figures || undefined}
      {...(sorted ? { 'aria-sort': sort.descending ? 'descending' : 'ascending' } : {})}
    >
      {column.sortable !== undefined && onSort !== undefined ? (
        <button
          type="button"
          className={styles.sort}
          title={words.sortBy(column.head)}
          onClick={() => onSort(nextSort(sort, column))}
        >
          {column.head}
          {sorted && <Arrow size={13} aria-hidden="true" />}
        </button>
      ) : (
        column.head
      )}
    </div>
  );
}
