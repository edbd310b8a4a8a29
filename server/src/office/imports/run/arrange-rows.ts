import { hash } from 'node:crypto';
import type { BulkClient } from '../intake.ts';
import type { SourceRow } from '../read/source.ts';
import { collectGarbage } from './collect-garbage.ts';
import { copyRows } from './copy-rows.ts';
import { inBulk } from './open-bulk.ts';
import type { Group } from './read-items.ts';

const rowsInTransaction = 10_000;
const fetchSize = 5_000;

/** Rows of one record, brought together from wherever they stood in the file. */
export interface Arranged {
  readonly source: readonly SourceRow[];
  /** Hash of the values read and the ordinal among equal rows; undefined where rows carry a number of their own. */
  readonly matchKey: Buffer | undefined;
}

/**
 * Brings together the rows that are one record, and counts equal rows that are not, in the order of the file. A file may be
 * larger than any memory, so the database sorts: rows go into a temporary table and come back through a cursor.
 */
export class RowArranger {
  readonly #client: BulkClient;
  readonly #workspaceId: string;

  constructor(client: BulkClient, workspaceId: string) {
    this.#client = client;
    this.#workspaceId = workspaceId;
  }

  async fill(slices: AsyncIterable<readonly SourceRow[]>, groupOf: (row: SourceRow) => Group): Promise<void> {
    await this.#client.query(
      'create temp table if not exists intake_heap (row_number bigint, group_key uuid, numbered boolean, cells text); truncate pg_temp.intake_heap',
    );
    let puts = 0;
    let waiting: (readonly [number, string, boolean, string])[] = [];
    for await (const slice of slices) {
      for (const row of slice) {
        const { key, numbered } = groupOf(row);
        waiting.push([row.rowNumber, groupKeyOf({ key, numbered }), numbered, JSON.stringify(row.cells)]);
      }
      if (waiting.length < rowsInTransaction) continue;
      await this.#put(waiting);
      waiting = [];
      puts += 1;
      if (puts % 4 === 0) collectGarbage();
    }
    await this.#put(waiting);
  }

  async #put(rows: readonly (readonly [number, string, boolean, string])[]): Promise<void> {
    await inBulk(this.#client, this.#workspaceId, (tx) =>
      copyRows(tx, 'intake_heap', ['row_number', 'group_key', 'numbered', 'cells'], rows),
    );
  }

  /** Records in the order of their first rows. */
  async *read(): AsyncGenerator<Arranged[]> {
    await this.#client.query('begin');
    await this.#client.query(`declare intake_arranged no scroll cursor with hold for
      select row_number::text, group_key, numbered, place::int, cells from (
        select row_number, group_key, numbered, cells, row_number() over same as place, min(row_number) over same as first
        from pg_temp.intake_heap window same as (partition by group_key order by row_number)) heap
      order by case when numbered then first else row_number end, row_number`);
    await this.#client.query('commit');
    let open: { key: string; source: SourceRow[] } | undefined;
    for (;;) {
      const { rows } = await this.#client.query<Heaped>(`fetch ${fetchSize} from intake_arranged`);
      const ready: Arranged[] = [];
      for (const row of rows) {
        const source = { rowNumber: Number(row.row_number), cells: JSON.parse(row.cells) as string[] };
        if (open !== undefined && (!row.numbered || open.key !== row.group_key)) {
          ready.push({ source: open.source, matchKey: undefined });
          open = undefined;
        }
        if (!row.numbered) ready.push({ source: [source], matchKey: matchKeyOf(row.group_key, row.place) });
        else if (open === undefined) open = { key: row.group_key, source: [source] };
        else open.source.push(source);
      }
      if (rows.length < fetchSize && open !== undefined) ready.push({ source: open.source, matchKey: undefined });
      if (ready.length > 0) yield ready;
      if (rows.length < fetchSize) break;
    }
    await this.#client.query('close intake_arranged; truncate pg_temp.intake_heap');
  }
}

interface Heaped {
  row_number: string;
  group_key: string;
  numbered: boolean;
  place: number;
  cells: string;
}

/** What rows of one group share, written as the database writes a uuid. */
export function groupKeyOf({ key, numbered }: Group): string {
  const hex = hash('sha256', `${numbered}\u0000${key}`, 'hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/** @param place 1 for the first of equal rows, 2 for the second … */
export function matchKeyOf(groupKey: string, place: number): Buffer {
  return Buffer.from(hash('sha256', `${groupKey}:${place}`, 'hex'), 'hex').subarray(0, 16);
}
