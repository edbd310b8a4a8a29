import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { type Principal, visibleActors } from '../../../edge/http/principal.ts';
import { jobs } from '../../../edge/jobs.ts';
import type { Secrets } from '../../../ground/secrets.ts';
import { recordChange } from '../../../office/audit/index.ts';
import type { Workspace } from '../../../office/workspace/index.ts';
import type { Write } from '../../../spine/write.ts';
import { personalFields } from '../columns.ts';
import { customers } from '../refusals.ts';
import { type BulkChange, plainFields } from '../rules/bulk-change.ts';
import { cleanTags, readDetails } from '../rules/details.ts';
import { checkOwner } from './check-owner.ts';
import { readCustom } from './read-custom.ts';

export type { BulkChange } from '../rules/bulk-change.ts';

export interface BulkWish extends Omit<BulkChange, 'custom' | 'addTags' | 'removeTags'> {
  addTags?: readonly string[] | undefined;
  removeTags?: readonly string[] | undefined;
  custom?: Readonly<Record<string, unknown>> | undefined;
}

export const bulkJobs = { run: 'customers.run-bulk', undo: 'customers.undo-bulk' };

const insertSql = `insert into customers_bulk (workspace_id, bulk_id, change, state, total, actor, started_at)
values ($1, $2, $3, 'running', 0, $4, $5)`;
const totalSql = 'update customers_bulk set total = $3 where workspace_id = $1 and bulk_id = $2';

/**
 * Begins one change of many customers. Whom it is about is fixed at this moment; the work is done by a job.
 * @param select yields customer_id; its parameters number from $3
 */
export async function startBulk(
  w: Write,
  house: { secrets: Secrets; workspace: Workspace },
  wish: BulkWish,
  select: { sql: string; params: readonly unknown[] },
): Promise<{ bulkId: string; total: number } | Refusal> {
  const change = await readChange(w, house.workspace, wish);
  if (isRefusal(change)) return change;
  const bulkId = uuidv7(w.now.getTime());
  await w.tx.run(insertSql, [w.workspaceId, bulkId, JSON.stringify(change), w.actor, w.now]);
  const total = await w.tx.run(
    `insert into customers_bulk_row (workspace_id, bulk_id, customer_id) select $1, $2, s.customer_id from (${select.sql}) s`,
    [w.workspaceId, bulkId, ...select.params],
  );
  if (total === 0) return customers('bulk-nobody');
  await w.tx.run(totalSql, [w.workspaceId, bulkId, total]);
  await jobs.add(w.tx, bulkJobs.run, { bulkId });
  await recordChange(w, house.secrets, {
    action: 'customers.bulk-started',
    subject: { kind: 'customers-bulk', id: bulkId },
    after: { ...change, total },
    personal: personalFields.filter((field) => field in change),
  });
  return { bulkId, total };
}

async function readChange(w: Write, workspace: Workspace, wish: BulkWish): Promise<BulkChange | Refusal> {
  const details = readDetails(Object.fromEntries(plainFields.map((field) => [field, wish[field]])));
  if (isRefusal(details)) return details;
  const stranger = await checkOwner(w, details.ownerId);
  if (stranger !== undefined) return stranger;
  const custom = await readCustom(w, wish.custom ?? {}, workspace.currency);
  if (isRefusal(custom)) return custom;
  const change: BulkChange = { ...details };
  const addTags = cleanTags(wish.addTags ?? []);
  const removeTags = cleanTags(wish.removeTags ?? []);
  if (addTags.length > 0) change.addTags = addTags;
  if (removeTags.length > 0) change.removeTags = removeTags;
  if (Object.keys(custom).length > 0) change.custom = custom;
  return Object.keys(change).length === 0 ? customers('bulk-empty') : change;
}

const lockSql = 'select state, actor from customers_bulk where workspace_id = $1 and bulk_id = $2 for update';
const undoingSql = `update customers_bulk set state = 'undoing', seen = 0, ended_at = null where workspace_id = $1 and bulk_id = $2`;

/** Begins to take a finished bulk edit back: one's own, or anybody's for who sees every customer. */
export async function undoBulk(
  w: Write,
  secrets: Secrets,
  principal: Principal,
  bulkId: string,
): Promise<{ bulkId: string } | Refusal> {
  const [bulk] = await w.read<{ state: string; actor: string }>(lockSql, [w.workspaceId, bulkId]);
  if (bulk === undefined || visibleActors(principal)?.includes(bulk.actor) === false)
    return customers('bulk-not-found');
  if (bulk.state !== 'done') return customers('bulk-not-done');
  w.put(undoingSql, [w.workspaceId, bulkId]);
  await jobs.add(w.tx, bulkJobs.undo, { bulkId });
  await recordChange(w, secrets, { action: 'customers.bulk-undone', subject: { kind: 'customers-bulk', id: bulkId } });
  return { bulkId };
}
