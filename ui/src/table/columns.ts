import type { ReactNode } from 'react';
import type { CellEnds } from './cell-editor.tsx';

/** One column of a list. */
export interface Column<R> {
  readonly key: string;
  readonly head: string;
  /** CSS grid track: "minmax(180px, 2fr)" or "120px". */
  readonly width: string;
  /** Figures have digits of one width and stand units under units. */
  readonly figures?: boolean;
  /** The order of the first press: from the smallest (a name) or from the largest (a sum, a day). */
  readonly sortable?: 'ascending' | 'descending';
  /** Always shown: the name of the thing. */
  readonly fixed?: boolean;
  cell(row: R): ReactNode;
  /** The field by which a cell is changed on the spot; absent where it is not, or not by this reader. */
  editor?(row: R, ends: CellEnds): ReactNode;
}

/** Which column the list is ordered by. */
export interface Sort {
  readonly key: string;
  readonly descending: boolean;
}

/** Sort after a press on a head: first as the column likes it, then the other way, and back again. */
export function nextSort(sort: Sort | undefined, { key, sortable }: Pick<Column<never>, 'key' | 'sortable'>): Sort {
  return { key, descending: sort?.key === key ? !sort.descending : sortable === 'descending' };
}

/** The columns in sight, in their own order; a fixed column is never hidden, and stays when the others scroll sideways. */
export function shownColumns<R>(columns: readonly Column<R>[], hidden: readonly string[]): readonly Column<R>[] {
  return columns.filter((column) => column.fixed === true || !hidden.includes(column.key));
}
