import type { Tx } from '../../../ground/database/transaction.ts';
import { copyRows, type Staged } from './copy-rows.ts';

/** What a column of a staged row holds, by its type in the database; a document is any value that JSON can say. */
interface Held {
  uuid: string;
  text: string;
  'text[]': readonly string[];
  boolean: boolean;
  smallint: number;
  int: number;
  bigint: number;
  date: string;
  timestamptz: Date;
  bytea: Buffer;
  jsonb: unknown;
}

/** The columns of a staged table and their types. */
export type StagedColumns = Readonly<Record<string, keyof Held>>;
export type StagedRow<C extends StagedColumns> = { readonly [K in keyof C]: Held[C[K]] | null };

/**
 * Lays rows into a temporary table of the transaction, for statements that write them set by set. Whatever an earlier stage of
 * this name left in the transaction stays beside them.
 * @param name of our own, never from outside; one name has the same columns always
 */
export async function stage<const C extends StagedColumns>(
  tx: Tx,
  name: string,
  columns: C,
  rows: Iterable<StagedRow<C>>,
): Promise<void> {
  const names = Object.keys(columns);
  const typed = names.map((column) => `${column} ${columns[column]}`);
  await tx.query(`create temp table if not exists ${name} (${typed.join(', ')}) on commit delete rows`);
  const documents = names.map((column) => columns[column] === 'jsonb');
  await copyRows(tx, name, names, cellsOf(names, documents, rows));
}

function* cellsOf<C extends StagedColumns>(
  names: readonly string[],
  documents: readonly boolean[],
  rows: Iterable<StagedRow<C>>,
): Generator<Staged[]> {
  for (const row of rows)
    yield names.map((name, at) => {
      const value = row[name] ?? null;
      return documents[at] && value !== null ? JSON.stringify(value) : (value as Staged);
    });
}
