import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { inWorkspace, type Tx } from '../database/transaction.ts';
import type { House } from '../house.ts';
import { type OutgoingAnswer, type OutgoingRequest, sendRequest } from '../http/outgoing/send-request.ts';
import type { Job } from '../jobs.ts';
import { openSecret } from './commands/keep-endpoint.ts';
import { deliverJob, deliverKey } from './line.ts';
import { judgeAnswer, nextAttempt } from './rules/schedule.ts';
import { bodyOf, type SentEvent, signedHeaders } from './rules/sign.ts';

/** The guarded way out of the house; a test stands at the other end. */
export type Send = (house: House, request: OutgoingRequest) => Promise<OutgoingAnswer | Refusal>;
const sendGuarded: Send = (house, request) => sendRequest({ allowPrivate: house.config.allowPrivateTargets }, request);

const timeoutMs = 15_000;
/** An attempt that has not been settled after this is lost with its process. */
const leaseMs = 120_000;
const atOnce = 4;

interface Endpoint {
  url: string;
  secret: string;
  previousSecret: string | null;
  previousUntil: Date | null;
}
interface Due extends SentEvent {
  deliveryId: string;
  attempts: number;
}
interface Outcome {
  status: number | undefined;
  error: string | null;
  answer: string;
  ms: number;
}

/** Works off the line of one endpoint: what is due is sent, some at once, until nothing is due; then it comes back in time. */
export const deliver = (send: Send = sendGuarded): Job => ({
  name: deliverJob,
  async run(house, payload, signal) {
    const { workspaceId = '' } = payload;
    const endpointId = String(payload.endpointId);
    while (!signal.aborted) {
      const claimed = await inWorkspace(house.workerPool, workspaceId, (tx) =>
        claim(tx, endpointId, house.clock.now()),
      );
      if (claimed === undefined) return;
      if (claimed.due.length === 0) break;
      await Promise.all(
        claimed.due.map(async (due) => {
          const outcome = await attempt(house, send, endpointId, claimed.endpoint, due);
          await inWorkspace(house.workerPool, workspaceId, (tx) => settle(tx, house, endpointId, due, outcome));
        }),
      );
    }
    await inWorkspace(house.workerPool, workspaceId, (tx) => comeBack(tx, house, endpointId));
  },
});

// Another worker on the same line takes other rows; the lease makes a crash visible to the next one.
const claimSql = `update webhooks_delivery d set attempts = d.attempts + 1, next_at = $3
from (select delivery_id from webhooks_delivery where workspace_id = $1 and endpoint_id = $2 and state = 'waiting' and next_at <= $4
      order by next_at, delivery_id limit $5 for update skip locked) due,
  spine_event e
where d.workspace_id = $1 and d.delivery_id = due.delivery_id
  and e.workspace_id = $1 and e.recorded_at = d.event_recorded_at and e.event_id = d.event_id
returning d.delivery_id as "deliveryId", d.attempts, e.event_id as "eventId", e.type, e.customer_id as "customerId", e.occurred_at as "occurredAt", e.data`;

async function claim(tx: Tx, endpointId: string, now: Date): Promise<{ endpoint: Endpoint; due: Due[] } | undefined> {
  const [endpoint] = await tx.query<Endpoint>(
    `select url, secret, previous_secret as "previousSecret", previous_until as "previousUntil"
     from webhooks_endpoint where workspace_id = $1 and endpoint_id = $2 and off_reason is null`,
    [tx.workspaceId, endpointId],
  );
  if (endpoint === undefined) return undefined;
  const lease = new Date(now.getTime() + leaseMs);
  const due = await tx.query<Due>(claimSql, [tx.workspaceId, endpointId, lease, now, atOnce]);
  return { endpoint, due };
}

async function attempt(house: House, send: Send, endpointId: string, endpoint: Endpoint, due: Due): Promise<Outcome> {
  const now = house.clock.now();
  const sealed = [endpoint.secret];
  if (endpoint.previousSecret !== null && endpoint.previousUntil !== null && endpoint.previousUntil > now)
    sealed.push(endpoint.previousSecret);
  const secrets = sealed.map((one) => openSecret(house, endpointId, one));
  const body = bodyOf(due);
  const started = performance.now();
  const answer = await send(house, {
    url: endpoint.url,
    method: 'POST',
    headers: signedHeaders(due.eventId, body, secrets, now),
    body,
    timeoutMs,
    mostBytes: 64 * 1024,
  });
  const ms = Math.round(performance.now() - started);
  if (isRefusal(answer)) return { status: undefined, error: answer.code, answer: '', ms };
  // a text column holds no NUL
  const text = answer.body.toString('utf8').slice(0, 1000).replaceAll('\0', '');
  return { status: answer.status, error: null, answer: text, ms };
}

const attemptSql = `insert into webhooks_attempt (workspace_id, delivery_id, attempt_id, at, status, error, ms, answer)
select $1, $2, $3, $4, $5, $6, $7, $8 where exists (select 1 from webhooks_delivery where workspace_id = $1 and delivery_id = $2)`;
const settleSql = `update webhooks_delivery set state = $3, next_at = $4, last_at = $5, last_status = $6, last_error = $7
where workspace_id = $1 and delivery_id = $2`;
const turnOffSql = `update webhooks_endpoint set off_reason = $3, updated_at = $4
where workspace_id = $1 and endpoint_id = $2 and off_reason is null`;

/** Books an attempt: taken, to be repeated, or given up; an endpoint that is gone or always failing is turned off. */
async function settle(tx: Tx, house: House, endpointId: string, due: Due, outcome: Outcome): Promise<void> {
  const now = house.clock.now();
  const { status, error, answer, ms } = outcome;
  const meaning = judgeAnswer(status);
  const again = meaning === 'again' ? nextAttempt(due.attempts, now, Math.random()) : undefined;
  const state = meaning === 'delivered' ? 'delivered' : again === undefined ? 'failed' : 'waiting';
  await tx.run(attemptSql, [
    tx.workspaceId,
    due.deliveryId,
    uuidv7(now.getTime()),
    now,
    status ?? null,
    error,
    ms,
    answer,
  ]);
  await tx.run(settleSql, [tx.workspaceId, due.deliveryId, state, again ?? null, now, status ?? null, error]);
  if (meaning === 'gone') await tx.run(turnOffSql, [tx.workspaceId, endpointId, 'gone', now]);
  else if (state === 'failed' && !(await hasSucceeded(tx, endpointId, due.deliveryId)))
    await tx.run(turnOffSql, [tx.workspaceId, endpointId, 'failing', now]);
}

/** Whether anything at all got through since the first attempt of a delivery that is now given up. */
async function hasSucceeded(tx: Tx, endpointId: string, deliveryId: string): Promise<boolean> {
  const [row] = await tx.query<{ yes: boolean }>(
    `select exists (select 1 from webhooks_delivery o join webhooks_delivery d on d.workspace_id = $1 and d.delivery_id = $3
       where o.workspace_id = $1 and o.endpoint_id = $2 and o.state = 'delivered' and o.last_at >= d.created_at) as yes`,
    [tx.workspaceId, endpointId, deliveryId],
  );
  return row?.yes ?? false;
}

/** Asks for itself again at the time of the next waiting delivery. */
async function comeBack(tx: Tx, house: House, endpointId: string): Promise<void> {
  const [row] = await tx.query<{ next: Date | null }>(
    `select min(next_at) as next from webhooks_delivery where workspace_id = $1 and endpoint_id = $2 and state = 'waiting'`,
    [tx.workspaceId, endpointId],
  );
  if (row?.next)
    await house.jobs.add(
      tx,
      deliverJob,
      { endpointId },
      { key: deliverKey(tx.workspaceId, endpointId), runAt: row.next },
    );
}
