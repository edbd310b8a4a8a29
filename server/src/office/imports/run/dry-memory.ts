import type { BulkClient, Memory } from '../intake.ts';
import { copyRows } from './copy-rows.ts';
import { inBulk } from './open-bulk.ts';

/** A real run finds what it made in the tables themselves. */
export const noMemory: Memory = { recall: async () => new Map(), remember: async () => {} };

/** What a dry run would have made, kept in a temporary table: its own transactions are rolled back, and a file may be large. */
export class DryMemory implements Memory {
  readonly #client: BulkClient;
  readonly #workspaceId: string;
  #waiting: (readonly [string, string])[] = [];

  constructor(client: BulkClient, workspaceId: string) {
    this.#client = client;
    this.#workspaceId = workspaceId;
  }

  async open(): Promise<void> {
    await this.#client.query(
      'create temp table if not exists intake_memory (key text, id text); create index if not exists intake_memory_key on pg_temp.intake_memory (key); truncate pg_temp.intake_memory',
    );
  }

  async recall(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.#client.query<{ key: string; id: string }>(
      'select key, id from pg_temp.intake_memory where key = any($1)',
      [keys],
    );
    return new Map(rows.map((row) => [row.key, row.id]));
  }

  async remember(entries: readonly (readonly [string, string])[]): Promise<void> {
    this.#waiting.push(...entries);
  }

  /** After the rolled back transaction: now what it would have made can be kept. */
  async settle(): Promise<void> {
    const rows = this.#waiting;
    this.#waiting = [];
    if (rows.length > 0)
      await inBulk(this.#client, this.#workspaceId, (tx) => copyRows(tx, 'intake_memory', ['key', 'id'], rows));
  }
}
