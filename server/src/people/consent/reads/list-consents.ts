import { decodeCursor, toPage } from '../../../edge/http/cursor.ts';
import type { Tx } from '../../../ground/database/transaction.ts';
import type { Purpose } from '../rules/words.ts';

/** One thing that a person said. */
export interface ConsentView {
  id: string;
  purpose: Purpose;
  channel: string;
  state: 'granted' | 'withdrawn';
  textVersion: number;
  source: string;
  evidence: string;
  at: Date;
  recordedAt: Date;
  actor: string;
}

const recordColumns = `r.record_id as id, r.purpose, r.channel, r.state, r.text_version as "textVersion", r.source, r.evidence, r.at,
  r.recorded_at as "recordedAt", r.actor`;
const historySql = `select ${recordColumns} from consent_record r where r.workspace_id = $1 and r.customer_id = any($2::uuid[])
and ($3::timestamptz is null or (r.at, r.record_id) < ($3, $4::uuid)) order by r.at desc, r.record_id desc limit $5`;

/** All that a person said, the latest first. */
export async function listConsents(
  tx: Tx,
  ids: readonly string[],
  query: { cursor?: string | undefined; limit?: number | undefined },
): Promise<{ items: ConsentView[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50;
  const [at, recordId] = decodeCursor(query.cursor) ?? [];
  const rows = await tx.prepared<ConsentView>(historySql, [
    tx.workspaceId,
    ids,
    at ?? null,
    recordId ?? null,
    limit + 1,
  ]);
  return toPage(rows, limit, (row) => [row.at, row.id]);
}

export interface ConsentTextView {
  purpose: Purpose;
  version: number;
  body: { fa: string; en: string };
  publishedAt: Date | null;
  current: boolean;
}

const textsSql = `select purpose, version, jsonb_build_object('fa', body_fa, 'en', body_en) as body, published_at as "publishedAt",
  version = max(version) over (partition by purpose) as current
from consent_text where workspace_id = $1 order by purpose, version desc`;

/** The words of the workspace, all versions. */
export function listTexts(tx: Tx): Promise<ConsentTextView[]> {
  return tx.prepared<ConsentTextView>(textsSql, [tx.workspaceId]);
}
