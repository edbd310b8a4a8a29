import { imports, UnreadableFile } from '../refusals.ts';
import type { Source, SourceRow } from './source.ts';

/** No table that people keep has more columns; a spreadsheet could have 16,384. */
export const mostColumns = 1_000;
/** Characters of one cell: three times what Excel lets into one. */
const longestCell = 100_000;

/**
 * The same source, whose rows have a shape that can be worked with.
 * @throws UnreadableFile at the row that is wider than a table or has a cell larger than a text
 */
export function limitShape(source: Source): Source {
  return { ...source, bytesRead: () => source.bytesRead(), rows: limited(source.rows) };
}

async function* limited(slices: AsyncIterable<readonly SourceRow[]>): AsyncGenerator<readonly SourceRow[]> {
  for await (const rows of slices) {
    for (const { rowNumber, cells } of rows) {
      if (cells.length > mostColumns && cells.findLastIndex((cell) => cell !== '') >= mostColumns)
        throw new UnreadableFile(imports('too-many-columns', { most: mostColumns, row: rowNumber }));
      for (const cell of cells)
        if (cell.length > longestCell)
          throw new UnreadableFile(imports('cell-too-long', { most: longestCell, row: rowNumber }));
    }
    yield rows;
  }
}
