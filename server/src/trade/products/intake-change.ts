import type { Tx } from '../../ground/database/transaction.ts';
import type { Batch, Undone, UndoStep } from '../../office/imports/index.ts';
import { appendSelected } from '../../spine/append-selected.ts';
import { selectEvents } from '../../spine/select-events.ts';
import { productChanged, productRemoved } from './events.ts';
import { productSearchKey } from './rules/sku.ts';

/** Columns of a product that a file can set. */
export interface ProductState {
  productId: string;
  sku: string;
  name: string;
  category: string;
  unitPrice: number | null;
  unitCost: number | null;
  goods: boolean;
}

export interface ProductChange {
  before: ProductState;
  after: ProductState;
}

const stateColumns = `product_id as "productId", sku, name, category, unit_price as "unitPrice", unit_cost as "unitCost", goods`;

export async function readProductStates(tx: Tx, keys: readonly string[]): Promise<Map<string, ProductState>> {
  const rows = await tx.query<ProductState & { key: string }>(
    `select sku_key as key, ${stateColumns} from products_product where workspace_id = $1 and sku_key = any($2::text[]) for update`,
    [tx.workspaceId, [...new Set(keys)]],
  );
  return new Map(rows.map(({ key, ...state }) => [key, state]));
}

/** Writes changed products with their before-images and one event each. */
export async function applyProducts(batch: Batch, changes: readonly ProductChange[]): Promise<void> {
  if (changes.length === 0) return;
  const { tx, importId } = batch;
  await tx.query(
    `insert into intake_before (workspace_id, import_id, kind, record_id, before, after)
     select $1, $2, 'products', (c -> 'after' ->> 'productId')::uuid, c -> 'before', c -> 'after' from jsonb_array_elements($3::jsonb) c
     on conflict (workspace_id, import_id, kind, record_id) do update set after = excluded.after`,
    [tx.workspaceId, importId, JSON.stringify(changes)],
  );
  await putStates(
    batch,
    changes.map(({ before, after }) => ({ state: after, fields: fieldsBetween(before, after) })),
  );
}

const changeable = ['name', 'category', 'unitPrice', 'unitCost', 'goods'] as const;
const fieldsBetween = (before: ProductState, after: ProductState) =>
  changeable.filter((field) => before[field] !== after[field]);

const changedSql = selectEvents(
  productChanged,
  { data: { productId: `c ->> 'productId'`, fields: `c -> 'fields'` } },
  'jsonb_array_elements($7::jsonb) c',
);
const removedSql = selectEvents(productRemoved, { data: { productId: 'id' } }, 'unnest($7::uuid[]) as id');

async function putStates(
  step: Batch | UndoStep,
  changes: readonly { readonly state: ProductState; readonly fields: readonly string[] }[],
): Promise<void> {
  const { tx, now } = step;
  const rows = JSON.stringify(
    changes.map(({ state }) => ({ ...state, searchKey: productSearchKey(state.name, state.sku) })),
  );
  await tx.query(
    `update products_product p set name = s.name, category = s.category, search_key = s."searchKey", unit_price = s."unitPrice",
       unit_cost = s."unitCost", goods = s.goods, version = p.version + 1, updated_at = $3
     from jsonb_to_recordset($2::jsonb) as s ("productId" uuid, name text, category text, "searchKey" text, "unitPrice" bigint, "unitCost" bigint, goods boolean)
     where p.workspace_id = $1 and p.product_id = s."productId"`,
    [tx.workspaceId, rows, now],
  );
  const told = changes.map(({ state, fields }) => ({ productId: state.productId, fields }));
  await appendSelected(step, told.length, changedSql, [JSON.stringify(told)]);
}

/** Takes back what an import did to products: those it made go if nothing sold points to them; changed ones become what they were. */
export async function undoProducts(step: UndoStep): Promise<Undone> {
  const { tx, importId, size } = step;
  if (step.after === undefined || step.after.startsWith('made:')) {
    const made = await tx.query<{ productId: string; version: number }>(
      `select product_id as "productId", version from products_product
       where workspace_id = $1 and import_id = $2 and ($3::uuid is null or product_id > $3::uuid) order by product_id limit $4 for update`,
      [tx.workspaceId, importId, step.after?.slice(5) ?? null, size],
    );
    const used = await step.inUse(made.map((one) => one.productId));
    const stays = (one: { productId: string; version: number }) => one.version > 1 || used.has(one.productId);
    const gone = made.filter((one) => !stays(one)).map((one) => one.productId);
    await tx.query('delete from products_product where workspace_id = $1 and product_id = any($2)', [
      tx.workspaceId,
      gone,
    ]);
    if (gone.length > 0) await appendSelected(step, gone.length, removedSql, [gone]);
    const kept = made.filter(stays).map((one) => ({ recordId: one.productId, reason: 'later-activity' }));
    return {
      removed: gone.length,
      restored: 0,
      kept,
      last: made.length < size ? 'changed:' : `made:${made.at(-1)?.productId}`,
    };
  }
  const images = await tx.query<{ recordId: string; before: ProductState; after: ProductState; now: ProductState }>(
    `select b.record_id as "recordId", b.before, b.after, jsonb_build_object('productId', p.product_id, 'sku', p.sku, 'name', p.name,
       'category', p.category, 'unitPrice', p.unit_price, 'unitCost', p.unit_cost, 'goods', p.goods) as now
     from intake_before b join products_product p on p.workspace_id = $1 and p.product_id = b.record_id
     where b.workspace_id = $1 and b.import_id = $2 and b.kind = 'products' and ($3::uuid is null or b.record_id > $3::uuid)
     order by b.record_id limit $4`,
    [tx.workspaceId, importId, step.after.slice(8) || null, size],
  );
  const back = images.map(({ before, after, now }) => {
    const ours = changeable.filter((field) => now[field] === after[field]);
    const state = { ...now, ...Object.fromEntries(ours.map((field) => [field, before[field]])) };
    return { state, fields: fieldsBetween(now, state) };
  });
  if (back.length > 0) await putStates(step, back);
  const kept = images.filter(({ before, after, now }) =>
    changeable.some((field) => before[field] !== after[field] && now[field] !== after[field]),
  );
  return {
    removed: 0,
    restored: images.length - kept.length,
    kept: kept.map(({ recordId }) => ({ recordId, reason: 'changed-since' })),
    last: images.length < size ? undefined : `changed:${images.at(-1)?.recordId}`,
  };
}
