import type { PersonalPart } from '../../spine/personal.ts';

const collectSql = `select channel, direction, at, subject, body, fields, duration_seconds as "durationSeconds", outcome
from conversations_interaction where workspace_id = $1 and customer_id = any($2::uuid[]) order by at, interaction_id`;

/** What was said with her. Erasing is heard as an event (reactions.ts): counts stay, words go. */
export const conversationsPart: PersonalPart = {
  name: 'interactions',
  collect: (tx, person) => tx.query(collectSql, [tx.workspaceId, person.ids]),
};
