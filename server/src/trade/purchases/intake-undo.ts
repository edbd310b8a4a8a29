import { imagesBefore, stage, type Undo, type Undone, type UndoStep } from '../../office/imports/index.ts';
import { dropMoved } from '../../people/customers/index.ts';
import { appendSelected } from '../../spine/append-selected.ts';
import { selectEvents } from '../../spine/select-events.ts';
import { productByKey, skuKey } from '../products/index.ts';
import { purchaseCorrected, purchaseRemoved } from './events.ts';
import { restoreBuyers } from './intake-rename.ts';

/**
 * Takes back what an import did to purchases, some at a time: orders that it made go with their lines, unless goods came back
 * or money came in since; an order that it corrected becomes what it was, if nobody corrected it again.
 */
export const undoPurchases: Undo = { made: removeMade, changed: restoreCorrected };

const madeSql = `select p.purchase_id as "purchaseId", (p.cancelled_at is not null and not exists (select 1 from purchases_return r
        where r.workspace_id = $1 and r.purchase_id = p.purchase_id and r.import_id = $2 and r.amount > 0))
    or exists (select 1 from purchases_return r where r.workspace_id = $1 and r.purchase_id = p.purchase_id and r.import_id is distinct from $2)
    or exists (select 1 from purchases_payment y where y.workspace_id = $1 and y.purchase_id = p.purchase_id)
    or exists (select 1 from ${imagesBefore('purchases')} b where b.record_id = p.purchase_id and b.import_id <> $2) as stays
from purchases_purchase p where p.workspace_id = $1 and p.import_id = $2 and ($3::uuid is null or p.purchase_id > $3::uuid)
order by p.purchase_id limit $4 for update of p`;

async function removeMade(step: UndoStep): Promise<Undone> {
  const { tx, importId, size, after } = step;
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
    await step.forgetMatches(gone);
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

interface Before extends Record<string, unknown> {
  lines?: { sku: string }[];
}
interface Standing {
  purchaseId: string;
  customerId: string | null;
  contentHash: string;
  buyerName: string;
  touched: boolean;
}

const standingSql = `select purchase_id as "purchaseId", customer_id as "customerId", encode(content_hash, 'hex') as "contentHash", buyer_name as "buyerName",
  returned <> 0 or cancelled_at is not null as touched
from purchases_purchase where workspace_id = $1 and purchase_id = any($2) for update`;

async function restoreCorrected(step: UndoStep): Promise<Undone> {
  const { tx, size } = step;
  const images = await step.images<Before, { contentHash: string; buyerName?: string }>();
  const ids = images.map((one) => one.recordId);
  const rows = await tx.query<Standing>(standingSql, [tx.workspaceId, ids]);
  const standing = new Map(rows.map((row) => [row.purchaseId, row]));
  const known = images.flatMap(({ recordId, before, after }) => {
    const now = standing.get(recordId);
    if (now === undefined) return [];
    const asLeft =
      now.contentHash === after.contentHash && (before.lines !== undefined || now.buyerName === after.buyerName);
    return [{ ...now, before, intact: asLeft && !now.touched }];
  });
  const intact = known.filter((one) => one.intact);
  const whole = intact.filter((one) => one.before.lines !== undefined);
  if (whole.length > 0) await putBack(step, whole);
  const renamed = intact.filter((one) => one.before.lines === undefined);
  await restoreBuyers(
    step,
    renamed.map(({ purchaseId, before }) => ({ purchaseId, name: String(before.buyerName) })),
  );
  return {
    removed: 0,
    restored: intact.length,
    kept: known.filter((one) => !one.intact).map((one) => ({ recordId: one.purchaseId, reason: 'changed-since' })),
    last: images.length < size ? undefined : images.at(-1)?.recordId,
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
  'pg_temp.intake_restored i join purchases_purchase p on p.workspace_id = $1 and p.purchase_id = i.purchase_id',
);

/** Whole orders go back as documents; the database takes them apart. */
async function putBack(
  step: UndoStep,
  images: readonly { purchaseId: string; customerId: string | null; before: Before }[],
): Promise<void> {
  const { tx } = step;
  await stage(
    tx,
    'intake_restored',
    { purchase_id: 'uuid', was_customer_id: 'uuid', before: 'jsonb' },
    images.map(({ purchaseId, customerId, before }) => ({
      purchase_id: purchaseId,
      was_customer_id: customerId,
      before: { ...before, lines: before.lines?.map((line) => ({ ...line, key: skuKey(line.sku) })) },
    })),
  );
  await tx.query(
    `update purchases_purchase p set kind = i.before ->> 'kind', customer_id = (i.before ->> 'customerId')::uuid, branch = i.before ->> 'branch',
       payment_method = i.before ->> 'paymentMethod', at = (i.before ->> 'at')::timestamptz, day = (i.before ->> 'day')::date,
       day_precision = (i.before ->> 'dayPrecision')::boolean, items = (i.before ->> 'items')::bigint, discount = (i.before ->> 'discount')::bigint,
       shipping = (i.before ->> 'shipping')::bigint, tax = (i.before ->> 'tax')::bigint, total = (i.before ->> 'total')::bigint,
       cost = (i.before ->> 'cost')::bigint, content_hash = decode(i.before ->> 'contentHash', 'hex'),
       buyer_name = coalesce(i.before ->> 'buyerName', p.buyer_name)
     from pg_temp.intake_restored i where p.workspace_id = $1 and p.purchase_id = i.purchase_id`,
    [tx.workspaceId],
  );
  await tx.query(
    'delete from purchases_line l using pg_temp.intake_restored i where l.workspace_id = $1 and l.purchase_id = i.purchase_id',
    [tx.workspaceId],
  );
  await tx.query(
    `insert into purchases_line (workspace_id, purchase_id, position, product_id, sku, name, category, quantity, unit_price, discount, amount, unit_cost)
     select $1, i.purchase_id, l.n, ${productByKey(`l.line ->> 'key'`)},
       l.line ->> 'sku', l.line ->> 'name', l.line ->> 'category', (l.line ->> 'quantity')::bigint, (l.line ->> 'unitPrice')::bigint,
       (l.line ->> 'discount')::bigint, (l.line ->> 'amount')::bigint, (l.line ->> 'unitCost')::bigint
     from pg_temp.intake_restored i cross join lateral jsonb_array_elements(i.before -> 'lines') with ordinality as l (line, n)`,
    [tx.workspaceId],
  );
  await appendSelected(step, images.length, restoredSql);
}
