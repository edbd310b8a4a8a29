import { isTooFarAhead, isUnread, readToldTime, type TellingPlace } from '@peyvand/kernel/calendar';
import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal, type Refusal, type Words } from '@peyvand/kernel/refusal';
import { answersFor, type CustomerReference, recogniseCustomer } from '../../../people/customers/index.ts';
import type { Write } from '../../../spine/write.ts';
import { interactionRecorded } from '../events.ts';
import { conversations } from '../refusals.ts';
import { type Content, contentHashOf, contentOf, type Said, withSpeaker } from '../rules/content.ts';
import { readLead } from '../rules/read-lead.ts';
import { putInteraction } from '../tables.ts';

export interface InteractionWish extends Said {
  /** May be left out of a form whose fields say who sent it. */
  customer?: CustomerReference | undefined;
  /** Instant or day; now when absent. */
  at?: string | undefined;
}

export interface RecordedInteraction {
  interactionId: string;
  customerId: string;
  customerCreated: boolean;
  /** True when this very message had been recorded before. */
  already: boolean;
}

type Secrets = Parameters<typeof recogniseCustomer>[2];

/**
 * Records what was said or done with a customer, who is recognised or made, and tells `interaction.recorded`.
 * @param owners whose customers the caller sees; null: all
 */
export async function recordInteraction(
  w: Write,
  place: TellingPlace & { readonly language: keyof Words },
  wish: InteractionWish,
  secrets: Secrets,
  owners: readonly string[] | null = null,
): Promise<RecordedInteraction | Refusal> {
  const told = readToldTime(wish.at ?? w.now.toISOString(), place);
  if (isUnread(told)) return conversations('time-unreadable', { given: told.given, meant: told.meant });
  const { at } = told;
  if (isTooFarAhead(at, w.now)) return conversations('in-the-future', { given: wish.at ?? '' });
  const content = contentOf(wish, at);
  if (isRefusal(content)) return content;
  const lead = readLead(content.fields);
  const reference = wish.customer ?? lead;
  if (Object.keys(reference).length === 0) return conversations('nobody-named');
  const contentHash = contentHashOf(content, wish.at !== undefined);

  const [earlier, customer] = await Promise.all([
    findSameMessage(w, content),
    recogniseCustomer(w, { ...lead, ...reference }, secrets, owners),
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
  const kept = withSpeaker(content, customer.otherName, place.language);
  putInteraction(w, { ...kept, interactionId, customerId, contentHash });
  const { channel, direction } = content;
  w.tell(interactionRecorded(customerId, { interactionId, channel, direction }, at));
  return { interactionId, customerId, customerCreated: customer.created, already: false };
}

// Rides on the unique index of message ids. A merge that has not re-pointed the row yet is looked through.
const sameMessageSql = `select i.interaction_id as "interactionId", ${answersFor('i.customer_id')} as "customerId", i.content_hash as "contentHash"
from conversations_interaction i
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
