import type { Tx } from '../platform/database/transaction.ts';
import type { Origin } from './event.ts';

/** What all events of one bulk statement share. */
export interface BulkEvents {
  readonly epoch: number;
  readonly recordedAt: Date;
  readonly actor: string;
  readonly origin: Origin;
  /** First free position of this transaction. */
  readonly firstPosition: number;
}

/**
 * Appends one event for each row of a select, in one statement: for imports, where a million events come out of staged rows.
 * @param select yields event_id, type, customer_id, occurred_at and data; its parameters number from $7
 * @returns events appended
 */
export function appendSelected(
  tx: Tx,
  events: BulkEvents,
  select: string,
  params: readonly unknown[] = [],
): Promise<number> {
  return tx.run(
    `insert into spine_event (workspace_id, recorded_at, event_id, epoch, position, type, customer_id, occurred_at, actor, source, origin, data)
     select $1, $2, e.event_id, $3, $4 + row_number() over () - 1, e.type, e.customer_id, e.occurred_at, $5, 'import', $6, e.data
     from (${select}) e`,
    [tx.workspaceId, events.recordedAt, events.epoch, events.firstPosition, events.actor, events.origin, ...params],
  );
}
