import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { cleanText } from '@peyvand/kernel/text';
import { type Principal, visibleOwners } from '../../../edge/http/principal.ts';
import type { Write } from '../../../spine/write.ts';
import { lockCustomer } from '../../customers/index.ts';
import { consentGranted, consentWithdrawn } from '../events.ts';
import { consent } from '../refusals.ts';
import type { ConsentSource, Purpose, SpokenChannel } from '../rules/words.ts';

/** What a person said about a purpose, by one channel or by all. */
export interface ConsentWish {
  purpose: Purpose;
  channel: SpokenChannel;
  state: 'granted' | 'withdrawn';
  /** The version of the words she agreed to; the newest when absent. */
  textVersion?: number | undefined;
  source: ConsentSource;
  /** When she said it; now when absent. */
  at?: string | undefined;
  evidence?: string | undefined;
}

const versionSql = `select coalesce(max(version), 0) as newest, coalesce(bool_or(version = $3), false) as known
from consent_text where workspace_id = $1 and purpose = $2`;
const recordSql = `insert into consent_record (workspace_id, record_id, customer_id, purpose, channel, state, text_version, source, evidence, at, recorded_at, actor)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;

/** Writes down what a person allowed or forbade. Nothing said before is changed. */
export async function recordConsent(
  w: Write,
  principal: Principal,
  customerId: string,
  wish: ConsentWish,
): Promise<{ recordId: string; customerId: string } | Refusal> {
  const survivorId = await lockCustomer(w, customerId, visibleOwners(principal));
  if (isRefusal(survivorId)) return survivorId;
  const at = wish.at === undefined ? w.now : new Date(wish.at);
  if (at > w.now) return consent('said-in-future');
  const [versions] = await w.read<{ newest: number; known: boolean }>(versionSql, [
    w.workspaceId,
    wish.purpose,
    wish.textVersion ?? null,
  ]);
  const textVersion = wish.textVersion ?? versions?.newest ?? 0;
  if (wish.textVersion !== undefined && wish.textVersion !== 0 && versions?.known !== true)
    return consent('text-unknown', { version: textVersion });

  const recordId = uuidv7(w.now.getTime());
  w.put(recordSql, [
    w.workspaceId,
    recordId,
    survivorId,
    wish.purpose,
    wish.channel,
    wish.state,
    textVersion,
    wish.source,
    cleanText(wish.evidence ?? ''),
    at,
    w.now,
    w.actor,
  ]);
  const { purpose, channel, source: said } = wish;
  const tell = wish.state === 'granted' ? consentGranted : consentWithdrawn;
  w.tell(tell(survivorId, { recordId, purpose, channel, textVersion, said }, at));
  return { recordId, customerId: survivorId };
}
