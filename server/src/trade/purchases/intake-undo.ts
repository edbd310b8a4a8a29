import { copyRows, type Undone, type UndoStep } from '../../office/imports/index.ts';
import { dropMoved } from '../../people/customers/index.ts';
import { appendSelected } from '../../spine/append-selected.ts';
import { selectEvents } from '../../spine/select-events.ts';
import { purchaseCorrected, purchaseRemoved } from './events.ts';
import { restoreBuyers } from './intake-rename.ts';

/**
 * Takes back what an import did to purchases, some at a time: orders that it made go with their lines, unless goods came back
 * or money came in since; an order that it corrected becomes what it was, if nobody corrected it again.
 */
export async function undoPurchases(step: UndoStep): Promise<Undone> {
  if (step.after === undefined || step.after.startsWith('made:')) {
    const undone = await removeMade(step, step.after?.slice(5));
    return { ...undone, last: undone.last === undefined ? 'changed:' : `made:${undone.last}` };
  }
  const undone = await restoreCorrected(step, step.after.slice(8) || undefined);
  return { ...undone, last: undone.last === undefined ? undefined : `changed:${undone.last}` };
}

const madeSql = `select p.purchase_id as "purchaseId", (p.cancelled_at is not null and not exists (select 1 from purchases_return r
        where r.workspace_id = $1 and r.purchase_id = p.purchase_id and r.import_id = $2 and r.amount > 0))
    or exists (select 1 from purchases_return r where r.workspace_id = $1 and r.purchase_id = p.purchase_id and r.import_id is distinct from $2)
    or exists (select 1 from purchases_payment y where y.workspace_id = $1 and y.purchase_id = p.purchase_id)
    or exists (select 1 from intake_before b where b.workspace_id = $1 and b.record_id = p.purchase_id and b.import_id <> $2) as stays
from purchases_purchase p where p.workspace_id = $1 and p.import_id = $2 and ($3::uuid is null or p.purchase_id > $3::uuid)
order by p.purchase_id limit $4 for update of p`;

async function removeMade(step: UndoStep, after: string | undefined): Promise<Undone> {
  const { tx, importId, size } = step;
  const made = await tx.query<{ purchaseId: string; stays: boolean }>(madeSql, [
    tx.workspaceId,
    importId,
    after ?? null,
    size,
  ]);
  const gone = made.filter((one) => !one.stays).map((one) => one.purchaseId);
  if (gone.length > 0) {
    await tellRemoved(step, gone);
    await dropMoved(tx, 'purchases_purchase', gone);
    await tx.query(
      `with gone as (delete from purchases_return_line l using purchases_return r where l.workspace_id = $1 and r.workspace_id = $1
         and l.return_id = r.return_id and r.purchase_id = any($2) returning l.return_id) select count(*) from gone`,
      [tx.workspaceId, gone],
    );
    await tx.query('delete from purchases_return where workspace_id = $1 and purchase_id = any($2)', [
      tx.workspaceId,
      gone,
    ]);
    await tx.query('delete from purchases_line where workspace_id = $1 and purchase_id = any($2)', [
      tx.workspaceId,
      gone,
    ]);
    await tx.query('delete from purchases_purchase where workspace_id = $1 and purchase_id = any($2)', [
      tx.workspaceId,
      gone,
    ]);
    await tx.query(
      `delete from intake_match where workspace_id = $1 and import_id = $2 and kind = 'purchases' and record_id = any($3)`,
      [tx.workspaceId, importId, gone],
    );
  }
  return {
    removed: gone.length,
    restored: 0,
    kept: made.filter((one) => one.stays).map((one) => ({ recordId: one.purchaseId, reason: 'later-activity' })),
    last: made.length < size ? undefined : made.at(-1)?.purchaseId,
  };
}

const removedSql = selectEvents(
  purchaseRemoved,
  {
    customerId: 'customer_id',
    data: { purchaseId: 'purchase_id', total: 'total', day: 'day', importId: 'import_id' },
  },
  'purchases_purchase where workspace_id = $1 and purchase_id = any($7::uuid[])',
);

async function tellRemoved(step: UndoStep, purchaseIds: readonly string[]): Promise<void> {
  await appendSelected(step, purchaseIds.length, removedSql, [purchaseIds]);
}

interface Image {
  purchaseId: string;
  /** Whose it is until it is put back. */
  customerId: string | null;
  before: Record<string, unknown> & { lines?: Record<string, unknown>[] };
  intact: boolean;
}

async function restoreCorrected(step: UndoStep, after: string | undefined): Promise<Undone> {
  const { tx, importId, size } = step;
  const images = await tx.query<Image>(
    `select b.record_id as "purchaseId", p.customer_id as "customerId", b.before, p.content_hash = decode(b.after ->> 'contentHash', 'hex') and p.returned = 0 and p.cancelled_at is null
         and (b.before ? 'lines' or p.buyer_name = b.after ->> 'buyerName') as intact
     from intake_before b join purchases_purchase p on p.workspace_id = $1 and p.purchase_id = b.record_id
     where b.workspace_id = $1 and b.import_id = $2 and b.kind = 'purchases' and ($3::uuid is null or b.record_id > $3::uuid)
     order by b.record_id limit $4`,
    [tx.workspaceId, importId, after ?? null, size],
  );
  const intact = images.filter((image) => image.intact);
  const whole = intact.filter((image) => image.before.lines !== undefined);
  if (whole.length > 0) await putBack(step, whole);
  const renamed = intact.filter((image) => image.before.lines === undefined);
  await restoreBuyers(
    step,
    renamed.map(({ purchaseId, before }) => ({ purchaseId, name: String(before.buyerName) })),
  );
  return {
    removed: 0,
    restored: intact.length,
    kept: images
      .filter((image) => !image.intact)
      .map((image) => ({ recordId: image.purchaseId, reason: 'changed-since' })),
    last: images.length < size ? undefined : images.at(-1)?.purchaseId,
  };
}

const restoredSql = selectEvents(
  purchaseCorrected,
  {
    customerId: 'p.customer_id',
    occurredAt: 'p.at',
    data: {
      purchaseId: 'p.purchase_id',
      total: 'p.total',
      lines: "jsonb_array_length(i.before -> 'lines')",
      channel: 'p.channel',
      branch: 'p.branch',
      day: 'p.day',
      wasCustomerId: 'nullif(i.was_customer_id, p.customer_id)',
    },
  },
  'pg_temp.intake_image i join purchases_purchase p on p.workspace_id = $1 and p.purchase_id = i.purchase_id',
);

/** Whole orders go back as documents; the database takes them apart. */
async function putBack(step: UndoStep, images: readonly Image[]): Promise<void> {
  const { tx } = step;
  await tx.query(
    'create temp table if not exists intake_image (purchase_id uuid, was_customer_id uuid, before jsonb) on commit delete rows',
  );
  await copyRows(
    tx,
    'intake_image',
    ['purchase_id', 'was_customer_id', 'before'],
    images.map((image) => [image.purchaseId, image.customerId, JSON.stringify(image.before)]),
  );
  await tx.query(
    `update purchases_purchase p set kind = i.before ->> 'kind', customer_id = (i.before ->> 'customerId')::uuid, branch = i.before ->> 'branch',
       payment_method = i.before ->> 'paymentMethod', at = (i.before ->> 'at')::timestamptz, day = (i.before ->> 'day')::date,
       day_precision = (i.before ->> 'dayPrecision')::boolean, items = (i.before ->> 'items')::bigint, discount = (i.before ->> 'discount')::bigint,
       shipping = (i.before ->> 'shipping')::bigint, tax = (i.before ->> 'tax')::bigint, total = (i.before ->> 'total')::bigint,
       cost = (i.before ->> 'cost')::bigint, content_hash = decode(i.before ->> 'contentHash', 'hex'),
       buyer_name = coalesce(i.before ->> 'buyerName', p.buyer_name)
     from pg_temp.intake_image i where p.workspace_id = $1 and p.purchase_id = i.purchase_id`,
    [tx.workspaceId],
  );
  await tx.query(
    'delete from purchases_line l using pg_temp.intake_image i where l.workspace_id = $1 and l.purchase_id = i.purchase_id',
    [tx.workspaceId],
  );
  await tx.query(
    `insert into purchases_line (workspace_id, purchase_id, position, product_id, sku, name, category, quantity, unit_price, discount, amount, unit_cost)
     select $1, i.purchase_id, l.n, (select product_id from products_product q where q.workspace_id = $1 and q.sku_key = lower(l.line ->> 'sku') collate "C"),
       l.line ->> 'sku', l.line ->> 'name', l.line ->> 'category', (l.line ->> 'quantity')::bigint, (l.line ->> 'unitPrice')::bigint,
       (l.line ->> 'discount')::bigint, (l.line ->> 'amount')::bigint, (l.line ->> 'unitCost')::bigint
     from pg_temp.intake_image i cross join lateral jsonb_array_elements(i.before -> 'lines') with ordinality as l (line, n)`,
    [tx.workspaceId],
  );
  await appendSelected(step, images.length, restoredSql);
}
