import { uuidv7 } from '@peyvand/kernel/ids';
import {
  type Batch,
  type Item,
  isProblem,
  matchedRecord,
  problemOf,
  type StagedRow,
  stage,
  type Verdict,
} from '../../office/imports/index.ts';
import { CustomerBook } from '../../people/customers/index.ts';
import { appendSelected } from '../../spine/append-selected.ts';
import { selectEvents } from '../../spine/select-events.ts';
import { interactionRecorded } from './events.ts';
import type { FileInteraction } from './file-interaction.ts';
import { conversations } from './refusals.ts';
import { type Content, contentHashOf, withSpeaker } from './rules/content.ts';

interface Decided {
  readonly interactionId: string;
  readonly customerId: string;
  readonly content: Content;
  readonly contentHash: Buffer;
  readonly matchKey: Buffer | undefined;
}

interface Known {
  readonly interactionId: string;
  readonly contentHash: Buffer;
}

/** Creates the conversations of a batch, making the customers that they name first. What is known is never written over. */
export async function writeInteractions(batch: Batch, items: readonly Item<FileInteraction>[]): Promise<Verdict[]> {
  const book = new CustomerBook(batch);
  await book.learn(items.flatMap((item) => item.rows.map((row) => row.person)));
  const known = await readKnown(batch, items);
  const decided: Decided[] = [];
  const verdicts = items.map((item, index) => decide(batch, book, item, known[index], decided));
  await book.write();
  if (!batch.dryRun && decided.length > 0) await writeDecided(batch, decided);
  return verdicts;
}

function decide(
  batch: Batch,
  book: CustomerBook,
  item: Item<FileInteraction>,
  known: (Known & { ours: boolean }) | undefined,
  decided: Decided[],
): Verdict {
  const [first, ...others] = item.rows;
  if (first === undefined) throw new Error('a conversation has at least one row');
  // Our own export tells us nothing new of what we have.
  if (known?.ours) return { verdict: 'unchanged' };
  const contentHash = contentHashOf(first.content, true);
  const differs = (hash: Buffer) => !hash.equals(contentHash);
  const interactionId = known?.interactionId ?? uuidv7(batch.now.getTime());
  if (others.some((row) => differs(contentHashOf(row.content, true))))
    return { verdict: 'rejected', problem: problemOf(conversations('external-id-taken', { interactionId })) };
  if (known !== undefined)
    return first.content.externalId !== null && differs(known.contentHash)
      ? { verdict: 'rejected', problem: problemOf(conversations('external-id-taken', { interactionId })) }
      : { verdict: 'unchanged' };
  const customer = book.recognise(first.person.identifiers, first.person.name);
  if (isProblem(customer)) return { verdict: 'rejected', problem: customer };
  const { customerId, created, otherName } = customer;
  const content = withSpeaker(first.content, otherName, batch.workspace.language);
  decided.push({ interactionId, customerId, content, contentHash, matchKey: item.matchKey });
  return { verdict: 'created', customersCreated: created ? 1 : 0 };
}

const columns = 'interaction_id as "interactionId", content_hash as "contentHash"';
// Key by key over the index: as a join the planner reads the whole table for every batch of a file.
const byKey = (ours: boolean, keys: string, select: string) =>
  `select k.n::int as n, ${ours} as ours, i.* from unnest(${keys}, n) cross join lateral (${select} limit 1) i`;
const byOurId = byKey(
  true,
  '$2::uuid[]) with ordinality as k (id',
  `select ${columns} from conversations_interaction where workspace_id = $1 and interaction_id = k.id`,
);
// Rides on the unique index of message ids.
const byMessageId = byKey(
  false,
  '$2::text[], $3::text[]) with ordinality as k (channel, id',
  `select ${columns} from conversations_interaction where workspace_id = $1 and channel = k.channel and external_id = k.id collate "C"`,
);
const byMatchKey = byKey(
  false,
  '$2::bytea[]) with ordinality as k (match_key',
  `select ${columns} from conversations_interaction where workspace_id = $1 and interaction_id = (${matchedRecord('interactions', 'k.match_key')})`,
);

/** The known conversation of each item, undefined where there is none. */
async function readKnown(
  { tx }: Batch,
  items: readonly Item<FileInteraction>[],
): Promise<((Known & { ours: boolean }) | undefined)[]> {
  const known: ((Known & { ours: boolean }) | undefined)[] = new Array(items.length).fill(undefined);
  const look = async (sql: string, having: (item: Item<FileInteraction>) => readonly unknown[] | undefined) => {
    const asked = items.flatMap((item, index) => {
      const keys = having(item);
      return keys === undefined || known[index] !== undefined ? [] : [{ index, keys }];
    });
    if (asked.length === 0) return;
    const width = asked[0]?.keys.length ?? 0;
    const lists = Array.from({ length: width }, (_, at) => asked.map((one) => one.keys[at]));
    const rows = await tx.query<Known & { ours: boolean; n: number }>(sql, [tx.workspaceId, ...lists]);
    for (const { n, ...row } of rows) known[asked[n - 1]?.index ?? -1] = row;
  };
  await look(byOurId, ({ rows: [row] }) => (row?.peyvandId ? [row.peyvandId] : undefined));
  await look(byMessageId, ({ rows: [row] }) => {
    const { channel, externalId } = row?.content ?? { channel: '', externalId: null };
    return externalId === null ? undefined : [channel, externalId];
  });
  await look(byMatchKey, ({ matchKey }) => (matchKey === undefined ? undefined : [matchKey]));
  return known;
}

const staged = {
  interaction_id: 'uuid',
  event_id: 'uuid',
  customer_id: 'uuid',
  channel: 'text',
  direction: 'text',
  at: 'timestamptz',
  subject: 'text',
  body: 'text',
  fields: 'jsonb',
  duration_seconds: 'int',
  outcome: 'text',
  external_id: 'text',
  content_hash: 'bytea',
} as const;
const insertSql = `insert into conversations_interaction (workspace_id, interaction_id, customer_id, channel, direction, at, subject, body, fields,
  duration_seconds, outcome, external_id, content_hash, actor, source, import_id, created_at)
select $1, interaction_id, customer_id, channel, direction, at, subject, body, fields, duration_seconds, outcome, external_id, content_hash,
  $3, 'import', $2, $4 from pg_temp.intake_interaction`;
const eventsSql = selectEvents(
  interactionRecorded,
  {
    eventId: 'event_id',
    customerId: 'customer_id',
    occurredAt: 'at',
    data: { interactionId: 'interaction_id', channel: 'channel', direction: 'direction' },
  },
  'pg_temp.intake_interaction',
);

async function writeDecided(batch: Batch, decided: readonly Decided[]): Promise<void> {
  const { tx, importId, now, actor } = batch;
  await stage(tx, 'intake_interaction', staged, stagedRows(decided, now));
  await tx.query(insertSql, [tx.workspaceId, importId, actor, now]);
  await batch.keepMatches(
    decided.flatMap(({ matchKey, interactionId: recordId }) =>
      matchKey === undefined ? [] : [{ matchKey, recordId }],
    ),
  );
  await appendSelected(batch, decided.length, eventsSql);
}

function* stagedRows(decided: readonly Decided[], now: Date): Generator<StagedRow<typeof staged>> {
  for (const { interactionId, customerId, content, contentHash } of decided)
    yield {
      interaction_id: interactionId,
      event_id: uuidv7(now.getTime()),
      customer_id: customerId,
      channel: content.channel,
      direction: content.direction,
      at: content.at,
      subject: content.subject,
      body: content.text,
      fields: content.fields,
      duration_seconds: content.durationSeconds,
      outcome: content.outcome,
      external_id: content.externalId,
      content_hash: contentHash,
    };
}
