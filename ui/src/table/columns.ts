import type { ReactNode } from 'react';

/** One column of a list. */
export interface Column<R> {
  readonly key: string;
  readonly head: string;
  /** CSS grid track: "minmax(180px, 2fr)" or "120px". */
  readonly width: string;
  /** Figures stand at the end and use tabular digits. */
  readonly figures?: boolean;
  readonly sortable?: boolean;
  /** Always shown: the name of the thing. */
  readonly fixed?: boolean;
  cell(row: R): ReactNode;
}

/** Which column the list is ordered by. */
export interface Sort {
  readonly key: string;
  readonly descending: boolean;
}

/** Sort after a press on a head: first ascending, then descending, then ascending again. */
export function nextSort(sort: Sort | undefined, key: string): Sort {
  return sort?.key === key ? { key, descending: !sort.descending } : { key, descending: false };
}

/** The columns in sight, in their own order; a fixed column is never hidden. */
export function shownColumns<R>(columns: readonly Column<R>[], hidden: readonly string[]): readonly Column<R>[] {
  return columns.filter((column) => column.fixed === true || !hidden.includes(column.key));
}
