import type { Tx } from '../ground/database/transaction.ts';
import type { Origin } from './event.ts';

/** A step of bulk work: a batch of an import, or of taking one back. */
export interface BulkStep {
  readonly tx: Tx;
  readonly epoch: number;
  readonly now: Date;
  readonly actor: string;
  /** Default: import. */
  readonly origin?: Origin;
  /** Takes the next free positions of the transaction; answers the first. */
  takePositions(count: number): number;
}

/**
 * Appends one event for each row of a select, in one statement: for imports, where a million events come out of staged rows.
 * @param count how many the select yields
 * @param select made by `selectEvents`; its own parameters number from $7
 */
export async function appendSelected(
  step: BulkStep,
  count: number,
  select: string,
  params: readonly unknown[] = [],
): Promise<void> {
  const { tx, epoch, now, actor, origin = 'import' } = step;
  await tx.run(
    `insert into spine_event (workspace_id, recorded_at, event_id, epoch, position, type, customer_id, occurred_at, actor, source, origin, data)
     select $1, $2, e.event_id, $3, $4 + row_number() over () - 1, e.type, e.customer_id, e.occurred_at, $5, 'import', $6, e.data
     from (${select}) e`,
    [tx.workspaceId, now, epoch, step.takePositions(count), actor, origin, ...params],
  );
}
