import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Tx } from '../../../ground/database/transaction.ts';

/** What a staged cell may hold; a Date is an instant, a Buffer bytes. */
export type Staged = string | number | boolean | null | Date | Buffer | readonly string[];

const slice = 128 * 1024;

/**
 * Sends rows into a temporary table by COPY, the quickest way in. The connection must not pipeline (see open-bulk.ts).
 * @param table a name of our own, never from outside
 */
export async function copyRows(
  tx: Tx,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly Staged[]>,
): Promise<void> {
  const stream = tx.client.query(
    copyFrom(`copy pg_temp.${table} (${columns.join(', ')}) from stdin`, { highWaterMark: 2 * slice }),
  );
  const ended = finished(stream);
  // A failed COPY rejects here and in the wait below; one of them is enough.
  ended.catch(() => {});
  let text = '';
  for (const row of rows) {
    text += encodeRow(row);
    if (text.length < slice) continue;
    if (!stream.write(text)) await Promise.race([once(stream, 'drain'), ended]);
    text = '';
  }
  stream.end(text);
  await ended;
}

function encodeRow(row: readonly Staged[]): string {
  let line = '';
  for (let i = 0; i < row.length; i++) {
    const cell = row[i];
    if (i > 0) line += '\t';
    line += typeof cell === 'string' ? escapeCell(cell) : encode(cell);
  }
  return `${line}\n`;
}

function encode(cell: Staged | undefined): string {
  if (cell === null || cell === undefined) return '\\N';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? 't' : 'f';
  if (cell instanceof Date) return cell.toISOString();
  if (Buffer.isBuffer(cell)) return `\\\\x${cell.toString('hex')}`;
  return escapeCell(
    `{${(cell as readonly string[]).map((one) => `"${one.replace(/[\\"]/g, (mark) => `\\${mark}`)}"`).join(',')}}`,
  );
}

const special = /[\\\t\n\r\0]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\0': '' };

function escapeCell(text: string): string {
  return special.test(text) ? text.replace(/[\\\t\n\r\0]/g, (mark) => escapes[mark] ?? mark) : text;
}
