import type { Tx } from '../../../platform/database/transaction.ts';

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
