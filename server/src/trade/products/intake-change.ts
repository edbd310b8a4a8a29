import type { Tx } from '../../ground/database/transaction.ts';
import type { Batch, Undo, Undone, UndoStep } from '../../office/imports/index.ts';
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
  await batch.keepBefore(changes.map(({ before, after }) => ({ recordId: after.productId, before, after })));
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
export const undoProducts: Undo = { made: removeMade, changed: restoreChanged };

async function removeMade(step: UndoStep): Promise<Undone> {
  const { tx, importId, size, after } = step;
  const made = await tx.query<{ productId: string; version: number }>(
    `select product_id as "productId", version from products_product
     where workspace_id = $1 and import_id = $2 and ($3::uuid is null or product_id > $3::uuid) order by product_id limit $4 for update`,
    [tx.workspaceId, importId, after ?? null, size],
  );
  const used = await step.inUse(made.map((one) => one.productId));
  const stays = (one: { productId: string; version: number }) => one.version > 1 || used.has(one.productId);
  const gone = made.filter((one) => !stays(one)).map((one) => one.productId);
  await tx.query('delete from products_product where workspace_id = $1 and product_id = any($2)', [
    tx.workspaceId,
    gone,
  ]);
  if (gone.length > 0) await appendSelected(step, gone.length, removedSql, [gone]);
  return {
    removed: gone.length,
    restored: 0,
    kept: made.filter(stays).map((one) => ({ recordId: one.productId, reason: 'later-activity' })),
    last: made.length < size ? undefined : made.at(-1)?.productId,
  };
}

async function restoreChanged(step: UndoStep): Promise<Undone> {
  const { tx, size } = step;
  const images = await step.images<ProductState, ProductState>();
  const rows = await tx.query<ProductState>(
    `select ${stateColumns} from products_product where workspace_id = $1 and product_id = any($2) for update`,
    [tx.workspaceId, images.map((one) => one.recordId)],
  );
  const states = new Map(rows.map((row) => [row.productId, row]));
  const standing = images.flatMap(({ before, after, recordId }) => {
    const now = states.get(recordId);
    return now === undefined ? [] : [{ recordId, before, after, now }];
  });
  const back = standing.map(({ before, after, now }) => {
    const ours = changeable.filter((field) => now[field] === after[field]);
    const state = { ...now, ...Object.fromEntries(ours.map((field) => [field, before[field]])) };
    return { state, fields: fieldsBetween(now, state) };
  });
  const differing = back.filter((one) => one.fields.length > 0);
  if (differing.length > 0) await putStates(step, differing);
  const kept = standing.filter(({ before, after, now }) =>
    changeable.some((field) => before[field] !== after[field] && now[field] !== after[field]),
  );
  return {
    removed: 0,
    restored: standing.length - kept.length,
    kept: kept.map(({ recordId }) => ({ recordId, reason: 'changed-since' })),
    last: images.length < size ? undefined : images.at(-1)?.recordId,
  };
}
