// biome-ignore-all lint/a11y/useSemanticElements: a group that scrolls is no fieldset.
import { type KeyboardEvent, useState } from 'react';
import { type HeatTone, heatColour } from '../look/heat-colours.ts';
import { useReader } from '../read/reader.tsx';
import styles from './heat-grid.module.css';

export interface HeatCell {
  readonly key: string;
  /** Null leaves the place empty: a month that has not come yet. */
  readonly value: number | null;
  /** In the cell, already shown: "۳۳۶" or "٪۴۰". */
  readonly shown: string;
  /** For screen readers and the tooltip: "فعال، دفعات ۵: ۳۳۶ نفر". */
  readonly says: string;
}

export interface HeatRow {
  readonly key: string;
  /** Number and word: "۵ · فعال". Colour never stands alone. */
  readonly label: string;
  /** A second head column: the size of a cohort. */
  readonly size?: string;
  readonly tone: HeatTone;
  readonly cells: readonly HeatCell[];
}

interface HeatGridProps {
  readonly label: string;
  /** Head of the row labels, and of the sizes when rows have them. */
  readonly corner: string;
  readonly sizeHead?: string;
  readonly columns: readonly string[];
  readonly rows: readonly HeatRow[];
  /** Value of the fullest colour; the largest cell when absent. */
  readonly top?: number;
  /** tall: RFM, low: cohorts. */
  readonly density?: 'tall' | 'low';
  /** Column heads below the cells (RFM) or above (cohorts). */
  readonly heads?: 'above' | 'below';
  readonly onOpen?: (row: HeatRow, cell: HeatCell) => void;
}

/**
 * A grid whose colours carry the meaning row by row, with the word beside it. It is a real table (so it is its own
 * table view); each filled cell opens the people in it. Ink is chosen by computed contrast, see heat-colours.ts.
 */
export function HeatGrid(props: HeatGridProps) {
  const { label, corner, sizeHead, columns, rows, density = 'tall', heads = 'below', onOpen } = props;
  const { scheme } = useReader();
  const top = props.top ?? Math.max(1, ...rows.flatMap((row) => row.cells.map((cell) => cell.value ?? 0)));
  // One stop for Tab; the arrows walk from cell to cell.
  const [stop, setStop] = useState<string | null>(null);
  const filled = rows.flatMap((row) =>
    row.cells.flatMap((cell) => (cell.value === null ? [] : [`${row.key}/${cell.key}`])),
  );
  const stopNow = stop !== null && filled.includes(stop) ? stop : filled[0];
  const sized = rows.some((row) => row.size !== undefined);
  const headRow = (
    <tr>
      <th scope="col">{heads === 'above' ? corner : <span className="unseen">{corner}</span>}</th>
      {sized && <th scope="col">{sizeHead}</th>}
      {columns.map((column) => (
        <th key={column} scope="col" className={styles.column}>
          {column}
        </th>
      ))}
    </tr>
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone the grid scrolls sideways and must be reachable by keyboard.
    <div role="group" className={styles.scroll} tabIndex={0} aria-label={label}>
      <table className={styles.grid} data-density={density} data-heads={heads} onKeyDown={walkCells}>
        <caption className="unseen">{label}</caption>
        {heads === 'above' && <thead>{headRow}</thead>}
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              {sized && <td className={styles.size}>{row.size}</td>}
              {row.cells.map((cell) => {
                if (cell.value === null) return <td key={cell.key} />;
                const { ground, ink } = heatColour(row.tone, cell.value / top, scheme);
                const colours = { background: ground, color: ink };
                return (
                  <td key={cell.key}>
                    {onOpen === undefined ? (
                      <span className={styles.cell} style={colours} title={cell.says}>
                        {cell.shown}
                      </span>
                    ) : (
                      <button
                        type="button"
                        className={styles.cell}
                        style={colours}
                        title={cell.says}
                        aria-label={cell.says}
                        tabIndex={stopNow === `${row.key}/${cell.key}` ? 0 : -1}
                        onFocus={() => setStop(`${row.key}/${cell.key}`)}
                        onClick={() => onOpen(row, cell)}
                      >
                        {cell.shown}
                      </button>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        {heads === 'below' && <tfoot>{headRow}</tfoot>}
      </table>
    </div>
  );
}

/** Moves the focus to the next filled cell in the direction of an arrow, as it looks: left is left in both scripts. */
function walkCells(event: KeyboardEvent<HTMLTableElement>) {
  const cell = event.target instanceof HTMLElement ? event.target.closest('td') : null;
  const row = cell?.parentElement;
  if (cell === null || !(row instanceof HTMLTableRowElement)) return;
  const turned = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1;
  const across = { ArrowLeft: -turned, ArrowRight: turned }[event.key] ?? 0;
  const down = { ArrowUp: -1, ArrowDown: 1 }[event.key] ?? 0;
  if (across === 0 && down === 0) return;
  event.preventDefault();
  const lines = [...(event.currentTarget.tBodies[0]?.rows ?? [])];
  let [line, place] = [lines.indexOf(row), cell.cellIndex];
  for (;;) {
    line += down;
    place += across;
    const next = lines[line]?.cells[place];
    if (next === undefined) return;
    const button = next.querySelector('button');
    if (button !== null) return button.focus();
  }
}
