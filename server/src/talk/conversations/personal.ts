import type { PersonalPart } from '../../spine/personal.ts';

const collectSql = `select interaction_id as id, channel, direction, at, subject, body as text, fields, duration_seconds as "durationSeconds", outcome
from conversations_interaction where workspace_id = $1 and customer_id = any($2::uuid[]) order by at, interaction_id`;
const eraseSql = `update conversations_interaction set subject = '', body = '', fields = '{}', outcome = '', external_id = null, content_hash = ''
where workspace_id = $1 and customer_id = any($2::uuid[])`;

/** What was said with her: all of it for herself to read; once she is erased only that something was said, and when. */
export const conversationsPart: PersonalPart = {
  name: 'interactions',
  collect: (tx, person) => tx.query(collectSql, [tx.workspaceId, person.ids]),
  erase: async (w, person) => {
    await w.tx.run(eraseSql, [w.workspaceId, person.ids]);
    return [];
  },
};
