import { type Principal, visibleOwners } from '../../../edge/http/principal.ts';
import type { Tx } from '../../../ground/database/transaction.ts';
import { reachPrefixes } from '../rules/reach.ts';

export interface PreferenceView {
  id: string;
  component: 'product' | 'service' | 'channel' | 'communication';
  attitude: 'likes' | 'dislikes' | 'needs' | 'unstated-need';
  value: string;
  code: string;
  source: 'stated' | 'inferred' | 'staff';
  confidence: number;
  evidence: string;
  notedAt: Date;
  notedBy: string;
}

// Rides on customers_preference_customer.
const listSql = `select preference_id as id, component, attitude, value, code, source, confidence, evidence, noted_at as "notedAt", noted_by as "notedBy"
from customers_preference where workspace_id = $1 and customer_id = any($2::uuid[]) order by component, noted_at desc, preference_id`;

/** Needs and tastes of a person under any of her ids. */
export function listPreferences(tx: Tx, ids: readonly string[]): Promise<PreferenceView[]> {
  return tx.prepared<PreferenceView>(listSql, [tx.workspaceId, ids]);
}

// The latest by primary key (its ids carry the time); how she wants to be reached has words of its own.
const knownSql = `select p.value, p.disliked from (
  select f.value_key, f.value, f.attitude = 'dislikes' as disliked from customers_preference f
  where f.workspace_id = $1 and split_part(f.code, ':', 1) <> all($3::text[])
    and ($2::uuid[] is null or exists (select 1 from customers_customer c where c.workspace_id = $1 and c.customer_id = f.customer_id and c.owner_id = any($2)))
  order by f.preference_id desc limit 5000) p
group by p.value_key, p.disliked, p.value order by count(*) desc, p.value limit 100`;

/** What customers like, need or dislike, each word once, the most frequent first: what a list can be narrowed by. */
export function listKnownPreferences(tx: Tx, principal: Principal): Promise<{ value: string; disliked: boolean }[]> {
  return tx.prepared(knownSql, [tx.workspaceId, visibleOwners(principal), reachPrefixes]);
}
