import type pg from 'pg';
import { columnTypes } from './column-types.ts';

/** Makes an object of the texts of a row. */
export type ReadRow = (texts: readonly (string | null)[]) => object;

/** The reader of rows with these columns. */
export function readerOf(fields: readonly pg.FieldDef[]): ReadRow {
  const columns = fields.map(({ name, dataTypeID }) => ({
    name,
    read: columnTypes.getTypeParser(dataTypeID, 'text') as (text: string) => unknown,
  }));
  return (texts) => {
    const row: Record<string, unknown> = {};
    for (const [index, { name, read }] of columns.entries()) {
      const text = texts[index];
      row[name] = text === null || text === undefined ? null : read(text);
    }
    return row;
  };
}
