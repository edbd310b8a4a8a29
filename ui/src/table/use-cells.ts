import { useState } from 'react';
import { cellAfter, placeAfter } from './cells.ts';
import type { Column } from './columns.ts';

interface Standing {
  readonly at: number;
  readonly count: number;
  readonly columns: readonly Column<never>[];
  stand(row: number): void;
  focus(): void;
}

/**
 * The cell of a list's present row that the reader stands on, and whether she is changing it. Cells without an editor are never
 * stood on, so a list that nobody may change behaves as if there were no cells.
 */
export function useCells({ at, count, columns, stand, focus }: Standing) {
  const [cell, setCell] = useState<string | null>(null);
  const [editing, setEditing] = useState(false);
  const editable = columns.filter((column) => column.editor !== undefined).map((column) => column.key);
  const present = cell !== null && editable.includes(cell) ? cell : null;

  const edit = (row: number, key: string) => {
    stand(row);
    setCell(key);
    setEditing(true);
  };
  const end = (step: 0 | 1 | -1) => {
    setEditing(false);
    const next = step === 0 || present === null ? null : placeAfter(step, at, present, editable, count);
    if (next !== null) return edit(next.row, next.cell);
    // Who pressed somewhere else is there already.
    requestAnimationFrame(() => document.activeElement === document.body && focus());
  };
  return {
    cell: present,
    editing: editing && present !== null,
    end,
    edit,
    /** Stands on a cell without changing it, or on the row itself. */
    choose: (key: string | null) => {
      setCell(key);
      setEditing(false);
    },
    /** Answers whether the key was one for cells. */
    onKey(key: string, grid: HTMLElement): boolean {
      if (at < 0) return false;
      if (key === 'F2' || (key === 'Enter' && present !== null)) {
        const wanted = present ?? editable[0];
        if (wanted !== undefined) edit(at, wanted);
        return wanted !== undefined;
      }
      if (key === 'Escape' && present !== null) {
        setCell(null);
        return true;
      }
      const next = cellAfter(key, present, editable, getComputedStyle(grid).direction === 'rtl');
      if (next !== undefined) setCell(next);
      return next !== undefined;
    },
  };
}
