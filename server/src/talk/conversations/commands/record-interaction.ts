import { parseInstant } from '@peyvand/kernel/calendar';
import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { cleanLine, cleanText } from '@peyvand/kernel/text';
import { type CustomerReference, recogniseCustomer } from '../../../people/customers/index.ts';
import { hashRequest, type Write } from '../../../spine/write.ts';
import { interactionRecorded } from '../events.ts';
import { conversations } from '../refusals.ts';
import { readLead } from '../rules/read-lead.ts';
import { type InteractionRow, putInteraction } from '../tables.ts';

export type Channel = 'note' | 'call' | 'form' | 'sms' | 'email' | 'messenger' | 'visit';
export type Direction = 'inbound' | 'outbound' | 'internal';

export interface InteractionWish {
  /** May be left out of a form whose fields say who sent it. */
  customer?: CustomerReference | undefined;
  channel: Channel;
  /** A note is internal; everything else comes in unless it says otherwise. */
  direction?: Direction | undefined;
  /** Instant or day; now when absent. */
  at?: string | undefined;
  subject?: string | undefined;
  text?: string | undefined;
  fields?: Readonly<Record<string, string>> | undefined;
  durationSeconds?: number | undefined;
  outcome?: string | undefined;
  externalId?: string | undefined;
}

export interface RecordedInteraction {
  interactionId: string;
  customerId: string;
  customerCreated: boolean;
  /** True when this very message had been recorded before. */
  already: boolean;
}

type Secrets = Parameters<typeof recogniseCustomer>[2];
type Content = Omit<InteractionRow, 'interactionId' | 'customerId' | 'contentHash'>;

/** Records what was said or done with a customer, who is recognised or made, and tells `interaction.recorded`. */
export async function recordInteraction(
  w: Write,
  timeZone: string,
  wish: InteractionWish,
  secrets: Secrets,
): Promise<RecordedInteraction | Refusal> {
  const content = readContent(wish, timeZone, w.now);
  if (isRefusal(content)) return content;
  const lead = readLead(content.fields);
  const reference = wish.customer ?? lead;
  if (Object.keys(reference).length === 0) return conversations('nobody-named');
  const contentHash = hashRequest({ ...content, at: wish.at === undefined ? null : content.at.toISOString() });

  const [earlier, customer] = await Promise.all([
    findSameMessage(w, content),
    recogniseCustomer(w, { ...lead, ...reference }, secrets),
  ]);
  if (isRefusal(customer)) return customer;
  if (earlier !== undefined) {
    w.discard();
    const { interactionId, customerId } = earlier;
    if (!earlier.contentHash.equals(contentHash) || customerId !== customer.customerId)
      return conversations('external-id-taken', { interactionId });
    return { interactionId, customerId, customerCreated: false, already: true };
  }
  const { customerId } = customer;
  const interactionId = uuidv7(w.now.getTime());
  putInteraction(w, { ...content, interactionId, customerId, contentHash });
  const { channel, direction, at } = content;
  w.tell(interactionRecorded(customerId, at, { interactionId, channel, direction }));
  return { interactionId, customerId, customerCreated: customer.created, already: false };
}

function readContent(wish: InteractionWish, timeZone: string, now: Date): Content | Refusal {
  const at = wish.at === undefined ? now : parseInstant(wish.at, timeZone)?.at;
  if (at === undefined) return conversations('time-unreadable');
  const fields = Object.fromEntries(
    Object.entries(wish.fields ?? {}).map(([label, value]) => [cleanLine(label), cleanText(value)]),
  );
  const content: Content = {
    channel: wish.channel,
    direction: wish.direction ?? (wish.channel === 'note' ? 'internal' : 'inbound'),
    at,
    subject: cleanLine(wish.subject ?? ''),
    text: cleanText(wish.text ?? ''),
    fields,
    durationSeconds: wish.durationSeconds ?? null,
    outcome: cleanLine(wish.outcome ?? ''),
    externalId: wish.externalId?.trim() || null,
  };
  // A call or a visit is something by itself; words without words are nothing.
  const said = content.subject !== '' || content.text !== '' || Object.keys(fields).length > 0;
  return said || content.channel === 'call' || content.channel === 'visit' ? content : conversations('nothing-said');
}

// Rides on the unique index of message ids. A merge that has not re-pointed the row yet is looked through.
const sameMessageSql = `select i.interaction_id as "interactionId", coalesce(r.survivor_id, i.customer_id) as "customerId", i.content_hash as "contentHash"
from conversations_interaction i left join customers_redirect r on r.workspace_id = $1 and r.merged_id = i.customer_id
where i.workspace_id = $1 and i.channel = $2 and i.external_id = $3`;

async function findSameMessage(w: Write, { channel, externalId }: Content) {
  if (externalId === null) return undefined;
  const [row] = await w.read<{ interactionId: string; customerId: string; contentHash: Buffer }>(sameMessageSql, [
    w.workspaceId,
    channel,
    externalId,
  ]);
  return row;
}
