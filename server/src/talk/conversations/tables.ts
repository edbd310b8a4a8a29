import type { Write } from '../../spine/write.ts';

export interface InteractionRow {
  interactionId: string;
  customerId: string;
  channel: string;
  direction: string;
  at: Date;
  subject: string;
  text: string;
  fields: Readonly<Record<string, string>>;
  durationSeconds: number | null;
  outcome: string;
  externalId: string | null;
  contentHash: Buffer;
}

const interactionSql = `insert into conversations_interaction (workspace_id, interaction_id, customer_id, channel, direction, at, subject, body,
  fields, duration_seconds, outcome, external_id, content_hash, actor, source, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`;

/** Puts off an interaction to the write's last statement. */
export function putInteraction(w: Write, row: InteractionRow): void {
  w.put(interactionSql, [
    w.workspaceId,
    row.interactionId,
    row.customerId,
    row.channel,
    row.direction,
    row.at,
    row.subject,
    row.text,
    JSON.stringify(row.fields),
    row.durationSeconds,
    row.outcome,
    row.externalId,
    row.contentHash,
    w.actor,
    w.source,
    w.now,
  ]);
}
