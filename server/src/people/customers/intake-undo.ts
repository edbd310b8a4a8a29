import { imagesBefore, type Undo, type Undone, type UndoStep } from '../../office/imports/index.ts';
import { appendSelected } from '../../spine/append-selected.ts';
import { toldByOthers } from '../../spine/find-events.ts';
import { selectEvents } from '../../spine/select-events.ts';
import { customerRemoved } from './events.ts';
import { writeStates } from './intake-changes.ts';
import { fieldsBetween } from './intake-join.ts';
import { type PersonState, readStates } from './intake-state.ts';

/**
 * Takes back what an import did to customers, some at a time: those it made go if nothing happened to them since; a field it
 * changed gets its old value back if it still has the one that the import wrote. The rest is left alone and listed.
 */
export const undoCustomers: Undo = { made: removeMade, changed: restoreChanged };

// Whatever happens to a customer leaves an event of hers in the log: one that this import did not tell is a later activity.
const madeSql = `select c.customer_id as "customerId", ${toldByOthers('c.customer_id', '$5')} or c.merged_into is not null or exists (select 1 from customers_redirect r
    where r.workspace_id = $1 and r.survivor_id = c.customer_id) as "stays"
from customers_customer c where c.workspace_id = $1 and c.import_id = $2 and ($3::uuid is null or c.customer_id > $3::uuid)
order by c.customer_id limit $4 for update of c`;

async function removeMade(step: UndoStep): Promise<Undone> {
  const { tx, importId, size, after } = step;
  const made = await tx.query<{ customerId: string; stays: boolean }>(madeSql, [
    tx.workspaceId,
    importId,
    after ?? null,
    size,
    `import:${importId}`,
  ]);
  const used = await step.inUse(made.map((one) => one.customerId));
  const stays = (one: { customerId: string; stays: boolean }) => one.stays || used.has(one.customerId);
  const gone = made.filter((one) => !stays(one)).map((one) => one.customerId);
  const { removed, refused } = await remove(step, gone);
  const kept = [...made.filter(stays).map((one) => one.customerId), ...refused];
  return {
    removed,
    restored: 0,
    kept: kept.map((recordId) => ({ recordId, reason: 'later-activity' })),
    last: made.length < size ? undefined : made.at(-1)?.customerId,
  };
}

// Whom this import linked to a company that it made: they go themselves, or have again what they had.
const unlinkSql = `update customers_customer c set company_id = (select (b.before ->> 'companyId')::uuid from ${imagesBefore('customers')} b
    where b.import_id = $3 and b.record_id = c.customer_id)
where c.workspace_id = $1 and c.company_id = any($2) and (c.import_id = $3 or exists (select 1 from ${imagesBefore('customers')} b
    where b.import_id = $3 and b.record_id = c.customer_id and b.after ->> 'companyId' = c.company_id::text))`;

/** All at once; when a row of another module still points to one of them, one by one, and that one stays. */
async function remove(step: UndoStep, customerIds: readonly string[]): Promise<{ removed: number; refused: string[] }> {
  if (customerIds.length === 0) return { removed: 0, refused: [] };
  if (await tryRemove(step, customerIds)) return { removed: customerIds.length, refused: [] };
  const refused: string[] = [];
  for (const customerId of customerIds) if (!(await tryRemove(step, [customerId]))) refused.push(customerId);
  return { removed: customerIds.length - refused.length, refused };
}

async function tryRemove(step: UndoStep, customerIds: readonly string[]): Promise<boolean> {
  const { tx } = step;
  await tx.query('savepoint remove_customers');
  try {
    await tx.query('delete from customers_shared_contact where workspace_id = $1 and customer_id = any($2)', [
      tx.workspaceId,
      customerIds,
    ]);
    await tx.query('delete from customers_identifier where workspace_id = $1 and customer_id = any($2)', [
      tx.workspaceId,
      customerIds,
    ]);
    await tx.query(unlinkSql, [tx.workspaceId, customerIds, step.importId]);
    await tx.query('delete from customers_customer where workspace_id = $1 and customer_id = any($2)', [
      tx.workspaceId,
      customerIds,
    ]);
    await appendSelected(step, customerIds.length, removedSql, [customerIds]);
    await tx.query('release savepoint remove_customers');
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== '23503') throw error;
    await tx.query('rollback to savepoint remove_customers');
    return false;
  }
}

interface Image {
  recordId: string;
  before: Partial<PersonState>;
  after: Partial<PersonState> & { identifiers?: { kind: string; scope: string; matchKey: string }[] };
}

async function restoreChanged(step: UndoStep): Promise<Undone> {
  const { tx, size } = step;
  const images = await step.images<Image['before'], Image['after']>();
  const states = await readStates(
    tx,
    images.map((image) => image.recordId),
  );
  const unshared = await dropShared(
    step,
    images.map((image) => image.recordId),
  );
  const restored: { customerId: string; state: PersonState; fields: string[] }[] = [];
  const kept: { recordId: string; reason: string }[] = [];
  for (const image of images) {
    const state = states.get(image.recordId);
    if (state === undefined) continue;
    const back = restore(state, image);
    const fields: string[] = fieldsBetween(state, back);
    if (image.after.identifiers !== undefined || unshared.has(image.recordId)) fields.push('identifiers');
    if (fields.length > 0) restored.push({ customerId: image.recordId, state: back, fields });
    if ('companyId' in image.before && !fields.includes('companyId')) fields.push('companyId');
    const stays = Object.entries(image.before).some(([field, was]) => !isSame(back[field as keyof PersonState], was));
    // a national id that was written over is kept nowhere and cannot come back
    if (stays || 'nationalId' in image.before) kept.push({ recordId: image.recordId, reason: 'changed-since' });
  }
  if (restored.length > 0) {
    await writeStates(step, restored);
    await dropIdentifiers(step, images);
  }
  return {
    removed: 0,
    restored: restored.length,
    kept,
    last: images.length < size ? undefined : images.at(-1)?.recordId,
  };
}

const removedSql = selectEvents(customerRemoved, { customerId: 'id', data: {} }, 'unnest($7::uuid[]) as id');
const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The old value wherever the field still has what the import wrote. */
function restore(state: PersonState, { before, after }: Image): PersonState {
  const back: Record<string, unknown> = { ...state };
  for (const [field, was] of Object.entries(before)) {
    const now = back[field];
    if (isSame(now, (after as Record<string, unknown>)[field])) back[field] = was;
  }
  // Built from a whole state and values of the same fields.
  return back as unknown as PersonState;
}

/** Takes away what the import had told them to share; answers who had something. */
async function dropShared({ tx, importId }: UndoStep, customerIds: readonly string[]): Promise<ReadonlySet<string>> {
  const gone = await tx.query<{ customerId: string }>(
    `delete from customers_shared_contact where workspace_id = $1 and import_id = $2 and customer_id = any($3) returning customer_id as "customerId"`,
    [tx.workspaceId, importId, customerIds],
  );
  return new Set(gone.map((one) => one.customerId));
}

async function dropIdentifiers({ tx }: UndoStep, images: readonly Image[]): Promise<void> {
  const added = images.flatMap((image) =>
    (image.after.identifiers ?? []).map((one) => ({ ...one, customerId: image.recordId })),
  );
  if (added.length === 0) return;
  await tx.query(
    `delete from customers_identifier i using unnest($2::uuid[], $3::text[], $4::text[], $5::text[]) as a (customer_id, kind, scope, match_key)
     where i.workspace_id = $1 and i.kind = a.kind and i.scope = a.scope and i.match_key = a.match_key and i.customer_id = a.customer_id`,
    [
      tx.workspaceId,
      added.map((one) => one.customerId),
      added.map((one) => one.kind),
      added.map((one) => one.scope),
      added.map((one) => one.matchKey),
    ],
  );
}
