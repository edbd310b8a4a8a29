import type { PersonalPart } from '../../spine/personal.ts';
import { speakerLabels } from './rules/content.ts';

const collectSql = `select interaction_id as id, channel, direction, at, subject, body as text, fields, duration_seconds as "durationSeconds", outcome
from conversations_interaction where workspace_id = $1 and customer_id = any($2::uuid[]) order by at, interaction_id`;

// Her own name where she called by the phone of somebody with whom she shares it.
const forgetSpeakerSql = `update conversations_interaction set fields = fields - array['${speakerLabels.join("', '")}']
where workspace_id = $1 and customer_id = any($2::uuid[]) and fields ?| array['${speakerLabels.join("', '")}']
  and exists (select 1 from jsonb_each_text(fields) f where f.key = any(array['${speakerLabels.join("', '")}']) and f.value = any($3))`;

/** What was said with her: all of it for herself to read; once she is erased only that something was said, and when. */
export const conversationsPart: PersonalPart = {
  name: 'interactions',
  collect: (tx, person) => tx.query(collectSql, [tx.workspaceId, person.ids]),
  erase: async (w, person) => {
    await w.tx.run(forgetSpeakerSql, [w.workspaceId, person.sharesWith, person.names]);
    return [];
  },
};
