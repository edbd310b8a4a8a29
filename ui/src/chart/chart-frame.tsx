// biome-ignore-all lint/a11y/useSemanticElements: a group that scrolls is no fieldset.
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useReader, useWords } from '../read/reader.tsx';
import { kitWords } from '../words.ts';
import styles from './chart-frame.module.css';
import { useWidth } from './use-width.ts';

/** The same data as rows of text, for readers who cannot or would rather not look at a drawing. */
export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Where a chart draws: the size of the paper and its side of reading. */
export interface Paper {
  readonly width: number;
  readonly height: number;
  /** Horizontal place of a point that lies `x` px along the direction of reading. */
  along(x: number): number;
  readonly mirrored: boolean;
  /** Words inside the drawing, kept in the order of the reader's language. */
  text(words: string): string;
}

interface ChartFrameProps {
  /** One sentence that says what the drawing shows; read out instead of it. */
  readonly label: string;
  readonly height: number;
  readonly table: ChartTable;
  /** Parts of the drawing are buttons: then it is a group of them and no picture. */
  readonly pressable?: boolean;
  readonly children: (paper: Paper) => ReactNode;
}

/**
 * The one wrapper of all charts: measures its width, draws in a left-to-right SVG (text anchors follow the page's
 * direction otherwise) and mirrors every x through `paper.along`, so time and axes run with the language. A button
 * turns the drawing into a table.
 */
export function ChartFrame({ label, height, table, pressable = false, children }: ChartFrameProps) {
  const words = useWords(kitWords).chart;
  const { direction } = useReader();
  const { ref, width } = useWidth<HTMLDivElement>(480);
  const [asTable, setAsTable] = useState(false);
  const mirrored = direction === 'rtl';
  const paper: Paper = {
    width,
    height,
    mirrored,
    along: (x) => (mirrored ? width - x : x),
    text: (said) => (mirrored ? `\u2067${said}\u2069` : said),
  };
  const turn = asTable ? words.asChart : words.asTable;
  return (
    <figure className={styles.frame} aria-label={label}>
      <Tooltip label={turn}>
        <ActionIcon size="sm" className={styles.turn ?? ''} aria-label={turn} onClick={() => setAsTable(!asTable)}>
          {asTable ? <IconChartBar size={16} /> : <IconTable size={16} />}
        </ActionIcon>
      </Tooltip>
      <div ref={ref} className={styles.paper}>
        {asTable ? (
          <ChartAsTable label={label} table={table} />
        ) : (
          <svg
            className={styles.drawing}
            role={pressable ? 'group' : 'img'}
            aria-label={label}
            width={width}
            height={height}
            viewBox={`0 0 ${width} ${height}`}
          >
            {children(paper)}
          </svg>
        )}
      </div>
    </figure>
  );
}

function ChartAsTable({ label, table }: { readonly label: string; readonly table: ChartTable }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <div role="group" className={styles.scroll} tabIndex={0} aria-label={label}>
      <table className={styles.table}>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row[0]}>
              {row.map((cell, i) =>
                i === 0 ? (
                  <th key={table.columns[i]} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={table.columns[i]}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
