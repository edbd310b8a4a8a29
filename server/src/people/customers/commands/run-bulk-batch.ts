import type { Write } from '../../../spine/write.ts';
import {
  bulkFields,
  columnOf,
  type Field,
  type Provenance,
  selectFields,
  setFields,
  type ValuesOf,
} from '../columns.ts';
import { customerChanged } from '../events.ts';
import { applyBulk, type BulkChange, type BulkImage, type BulkRow, undoBulkOf } from '../rules/bulk-change.ts';

const bulkSql = 'select change, state from customers_bulk where workspace_id = $1 and bulk_id = $2 for update';
// The bulk's own row is locked, so that two runs of the job cannot take the same batch.
const batchSql = `select r.customer_id as "customerId", r.before, r.after from customers_bulk_row r
where r.workspace_id = $1 and r.bulk_id = $2 and r.state = $3 order by r.customer_id limit $4`;
const written: readonly Field[] = [...bulkFields, 'provenance'];
const recordOf = written.map((field) => `${columnOf[field].column} ${columnOf[field].type}`).join(', ');
const lockSql = `select c.customer_id as "customerId", ${selectFields(written)} from customers_customer c
where workspace_id = $1 and customer_id = any($2::uuid[]) and merged_into is null and erased_at is null order by customer_id for no key update`;
const changeSql = `update customers_customer c set ${setFields(written, 'r')}, updated_at = $3, version = version + 1
from jsonb_to_recordset($2::jsonb) as r (customer_id uuid, ${recordOf}) where c.workspace_id = $1 and c.customer_id = r.customer_id`;
const markSql = `update customers_bulk_row b set state = r.state, before = coalesce(r.before, b.before), after = coalesce(r.after, b.after)
from jsonb_to_recordset($3::jsonb) as r (customer_id uuid, state text, before jsonb, after jsonb)
where b.workspace_id = $1 and b.bulk_id = $2 and b.customer_id = r.customer_id`;
const progressSql = `update customers_bulk set seen = seen + $3, changed = changed + $4, restored = restored + $5 where workspace_id = $1 and bulk_id = $2`;
const endSql = 'update customers_bulk set state = $3, ended_at = $4 where workspace_id = $1 and bulk_id = $2';

interface Waiting {
  customerId: string;
  before: BulkImage['before'] | null;
  after: BulkImage['after'] | null;
}
type Locked = BulkRow & { customerId: string; provenance: Provenance };
interface Outcome {
  customerId: string;
  state: 'same' | 'changed' | 'restored' | 'kept';
  image?: BulkImage;
  row?: BulkRow;
  provenance?: Provenance;
  fields?: string[];
}

/** One batch of a bulk edit or of its undo, in one transaction with its progress. Answers whether more is left. */
export async function runBulkBatch(w: Write, bulkId: string, size: number): Promise<{ more: boolean }> {
  const [bulk] = await w.read<{ change: BulkChange; state: string }>(bulkSql, [w.workspaceId, bulkId]);
  if (bulk === undefined || (bulk.state !== 'running' && bulk.state !== 'undoing')) return { more: false };
  const undoing = bulk.state === 'undoing';
  const waiting = await w.read<Waiting>(batchSql, [w.workspaceId, bulkId, undoing ? 'changed' : 'waiting', size]);
  if (waiting.length === 0) {
    w.put(endSql, [w.workspaceId, bulkId, undoing ? 'undone' : 'done', w.now]);
    return { more: false };
  }
  const locked = await w.read<Locked>(lockSql, [w.workspaceId, waiting.map((one) => one.customerId)]);
  const rows = new Map(locked.map((row) => [row.customerId, row]));
  const outcomes = waiting.map((one) => {
    const row = rows.get(one.customerId);
    return undoing ? takeBack(one, row) : change(w, one.customerId, row, bulk.change);
  });
  const touched = outcomes.filter((one) => one.row !== undefined);
  w.put(markSql, [
    w.workspaceId,
    bulkId,
    JSON.stringify(outcomes.map((one) => ({ customer_id: one.customerId, state: one.state, ...one.image }))),
  ]);
  w.put(progressSql, [
    w.workspaceId,
    bulkId,
    waiting.length,
    undoing ? 0 : touched.length,
    undoing ? touched.length : 0,
  ]);
  if (touched.length > 0) w.put(changeSql, [w.workspaceId, JSON.stringify(touched.map(columnsOf)), w.now]);
  for (const one of touched) w.tell(customerChanged(one.customerId, { fields: one.fields ?? [] }));
  return { more: true };
}

function change(w: Write, customerId: string, row: Locked | undefined, wish: BulkChange): Outcome {
  const done = row === undefined ? undefined : applyBulk(row, wish);
  if (row === undefined || done === undefined) return { customerId, state: 'same' };
  const traced = Object.fromEntries(
    done.fields
      .filter((field) => field !== 'custom')
      .map((field) => [field, { source: 'bulk', at: w.now.toISOString() }]),
  );
  return { customerId, state: 'changed', ...done, provenance: { ...row.provenance, ...traced } };
}

function takeBack({ customerId, before, after }: Waiting, row: Locked | undefined): Outcome {
  const back = row === undefined || before === null || after === null ? undefined : undoBulkOf(row, { before, after });
  if (row === undefined || back === undefined) return { customerId, state: 'kept' };
  return { customerId, state: 'restored', ...back, provenance: row.provenance };
}

function columnsOf({ customerId, row, provenance }: Outcome) {
  const values: Partial<ValuesOf<Field>> = { ...row, ...(provenance === undefined ? {} : { provenance }) };
  return {
    customer_id: customerId,
    ...Object.fromEntries(written.map((field) => [columnOf[field].column, values[field]])),
  };
}
