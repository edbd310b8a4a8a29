import type { Words } from '@peyvand/kernel/refusal';
import { decodeCursor, toPage } from '../../../edge/http/cursor.ts';
import { type Principal, visibleOwners } from '../../../edge/http/principal.ts';
import type { Tx } from '../../../ground/database/transaction.ts';
import { qualityRules, sayLacks, scoreOf } from '../rules/quality.ts';
import { hasSharedContact } from '../shared-contacts.ts';

export interface Quality {
  /** 0 to 100. */
  score: number;
  lacks: { code: string; points: number; words: Words }[];
}
export interface QualityLine extends Quality {
  id: string;
  name: string;
  kind: 'person' | 'company';
  ownerId: string | null;
}

const failing = ({ kinds, met }: (typeof qualityRules)[number]) =>
  `(c.kind in (${kinds.map((kind) => `'${kind}'`).join(', ')}) and not (${met}))`;
const lacksSql = `array_remove(array[${qualityRules.map((rule) => `case when ${failing(rule)} then '${rule.code}' end`).join(', ')}], null)`;
// An aggregate by customer: read by key for each row (EXISTS would be hashed over the identifiers of the whole workspace).
const from = `customers_customer c cross join lateral (
  select coalesce(bool_or(x.kind in ('phone', 'email')), false) or ${hasSharedContact('c.customer_id', `'{phone,email}'::text[]`)} as reachable,
    coalesce(bool_or(x.kind in ('phone', 'email') and x.verified_at >= $2), false) as verified
  from customers_identifier x where x.workspace_id = $1 and x.customer_id = c.customer_id) i`;
const columns = `c.customer_id as id, c.name, c.kind, c.owner_id as "ownerId", ${lacksSql} as lacks`;

/** A year before now: what nobody has looked at since then is stale. */
export function staleBefore(now: Date): Date {
  const day = new Date(now);
  day.setUTCFullYear(day.getUTCFullYear() - 1);
  return day;
}

interface Row {
  id: string;
  name: string;
  kind: 'person' | 'company';
  ownerId: string | null;
  lacks: string[];
}

/** How good one customer's record is, and what it lacks. */
export async function readQuality(tx: Tx, customerId: string, now: Date): Promise<Quality> {
  const [row] = await tx.prepared<Row>(
    `select ${columns} from ${from} where c.workspace_id = $1 and c.customer_id = $3`,
    [tx.workspaceId, staleBefore(now), customerId],
  );
  return row === undefined ? { score: 0, lacks: [] } : qualityOf(row);
}

/**
 * The work list: records that lack something, or one thing in particular, by id from the newest. Walks the primary key and stops
 * when the page is full.
 * @param code a rule's code; undefined: anything
 */
export async function listLacking(
  tx: Tx,
  principal: Principal,
  now: Date,
  query: { lack?: string | undefined; cursor?: string | undefined; limit?: number | undefined },
): Promise<{ items: QualityLine[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50;
  const rules = qualityRules.filter((rule) => query.lack === undefined || rule.code === query.lack);
  const [after] = decodeCursor(query.cursor) ?? [];
  const rows = await tx.prepared<Row>(
    `select ${columns} from ${from} where c.workspace_id = $1 and c.merged_into is null and c.erased_at is null
       and ($3::uuid[] is null or c.owner_id = any($3)) and ($4::uuid is null or c.customer_id < $4) and (${rules.map(failing).join(' or ')})
     order by c.customer_id desc limit $5`,
    [tx.workspaceId, staleBefore(now), visibleOwners(principal), after ?? null, limit + 1],
  );
  const { items, nextCursor } = toPage(rows, limit, (row) => [row.id]);
  return {
    items: items.map(({ lacks: _, ...row }, index) => ({
      ...row,
      ...qualityOf(items[index] ?? { ...row, lacks: [] }),
    })),
    nextCursor,
  };
}

function qualityOf(row: Row): Quality {
  return { score: scoreOf(row.kind, row.lacks), lacks: sayLacks(row.lacks) };
}
