import { cleanText } from '@peyvand/kernel/text';
import type { Write } from '../../../spine/write.ts';
import { consentTextPublished } from '../events.ts';
import type { Purpose } from '../rules/words.ts';

const nextSql =
  'select coalesce(max(version), 0) + 1 as version from consent_text where workspace_id = $1 and purpose = $2';
const publishSql = `insert into consent_text (workspace_id, purpose, version, body_fa, body_en, published_at, actor)
values ($1, $2, $3, $4, $5, $6, $7)`;

/** New words for a purpose. Who agreed before has agreed to the words of then; two who publish at once make two versions. */
export async function publishText(
  w: Write,
  wish: { purpose: Purpose; body: { fa: string; en: string } },
): Promise<{ purpose: Purpose; version: number }> {
  const { purpose, body } = wish;
  const [next] = await w.read<{ version: number }>(nextSql, [w.workspaceId, purpose]);
  const version = next?.version ?? 1;
  w.put(publishSql, [w.workspaceId, purpose, version, cleanText(body.fa), cleanText(body.en), w.now, w.actor]);
  w.tell(consentTextPublished({ purpose, version }));
  return { purpose, version };
}
