import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import type { House, Job } from '../../edge/house.ts';
import type { Outcome as JobOutcome } from '../../edge/job.ts';
import { turnIsOver } from '../../edge/jobs.ts';
import { inWorkspace, type Tx } from '../../ground/database/transaction.ts';
import { type OutgoingAnswer, type OutgoingRequest, sendRequest } from '../../ground/outgoing/send-request.ts';
import { targetsOf } from '../../ground/outgoing/targets.ts';
import { eventByKey } from '../../spine/find-events.ts';
import { openSecret } from './commands/keep-endpoint.ts';
import { askForDelivery, deliverJob, nextSql } from './line.ts';
import { askedPause, judgeAnswer, nextAttempt, pauseAfter } from './rules/schedule.ts';
import { bodyOf, type SentEvent, signedHeaders } from './rules/sign.ts';

/** The guarded way out of the house; a test stands at the other end. */
export type Send = (
  house: House,
  request: OutgoingRequest & { signal: AbortSignal },
) => Promise<OutgoingAnswer | Refusal>;
const sendGuarded: Send = (house, request) => sendRequest(targetsOf(house), request);

const timeoutMs = 15_000;
/** An attempt that has not been settled after this is lost with its process. */
const leaseMs = 120_000;
/** A line that flows is sent some at a time; one that has just failed is tried with a single event. */
const atOnce = 4;

interface Endpoint {
  url: string;
  secret: string;
  previousSecret: string | null;
  previousUntil: Date | null;
  failures: number;
  pausedUntil: Date | null;
}
interface Due extends SentEvent {
  deliveryId: string;
  attempts: number;
}
interface Outcome {
  status: number | undefined;
  /** How long the other side asks to be left in peace. */
  askedMs: number | undefined;
  error: string | null;
  answer: string;
  ms: number;
}

/**
 * Works off the line of one endpoint: what is due is sent, some at once, until nothing is due, the endpoint is paused or the
 * turn is over; then it comes back in time. One runs at a time for each endpoint (the job's key).
 */
export const deliver = (send: Send = sendGuarded): Job => ({
  name: deliverJob,
  lane: 'deliveries',
  resumes: true,
  async run(house, payload, signal): Promise<JobOutcome> {
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
          const outcome = await attempt(house, send, endpointId, claimed.endpoint, due, signal);
          await inWorkspace(house.workerPool, workspaceId, (tx) =>
            outcome === undefined ? giveBack(tx, house, due) : settle(tx, house, endpointId, due, outcome),
          );
        }),
      );
    }
    if (signal.aborted) return 'more';
    await inWorkspace(house.workerPool, workspaceId, (tx) => comeBack(tx, house, endpointId));
    return undefined;
  },
});

// Another worker on the same line takes other rows; the lease makes a crash visible to the next one.
export const claimSql = `update webhooks_delivery d set attempts = d.attempts + 1, next_at = $3
from (select delivery_id from webhooks_delivery where workspace_id = $1 and endpoint_id = $2 and state = 'waiting' and next_at <= $4
      order by next_at, delivery_id limit $5 for update skip locked) due
where d.workspace_id = $1 and d.delivery_id = due.delivery_id
returning d.delivery_id as "deliveryId", d.attempts, d.event_id as "eventId", d.event_recorded_at as "recordedAt"`;

const eventsSql = `select k.id as "eventId", e.type, e.customer_id as "customerId", e.occurred_at as "occurredAt", e.data
from unnest($2::uuid[], $3::timestamptz[]) as k (id, recorded_at)
cross join lateral ${eventByKey('type, customer_id, occurred_at, data', 'k.recorded_at', 'k.id')} e`;

interface Claimed {
  deliveryId: string;
  attempts: number;
  eventId: string;
  recordedAt: Date;
}

async function claim(tx: Tx, endpointId: string, now: Date): Promise<{ endpoint: Endpoint; due: Due[] } | undefined> {
  const [endpoint] = await tx.query<Endpoint>(
    `select url, secret, previous_secret as "previousSecret", previous_until as "previousUntil", failures, paused_until as "pausedUntil"
     from webhooks_endpoint where workspace_id = $1 and endpoint_id = $2 and off_reason is null`,
    [tx.workspaceId, endpointId],
  );
  if (endpoint === undefined) return undefined;
  if (endpoint.pausedUntil !== null && endpoint.pausedUntil > now) return { endpoint, due: [] };
  const lease = new Date(now.getTime() + leaseMs);
  const most = endpoint.failures > 0 ? 1 : atOnce;
  const claimed = await tx.query<Claimed>(claimSql, [tx.workspaceId, endpointId, lease, now, most]);
  if (claimed.length === 0) return { endpoint, due: [] };
  const events = await tx.query<SentEvent>(eventsSql, [
    tx.workspaceId,
    claimed.map((one) => one.eventId),
    claimed.map((one) => one.recordedAt),
  ]);
  const known = new Map(events.map((event) => [event.eventId, event]));
  const due = claimed.flatMap(({ deliveryId, attempts, eventId }) => {
    const event = known.get(eventId);
    return event === undefined ? [] : [{ ...event, deliveryId, attempts }];
  });
  return { endpoint, due };
}

/** @returns undefined when the product was stopped in the middle: then nobody knows how it would have ended */
async function attempt(
  house: House,
  send: Send,
  endpointId: string,
  endpoint: Endpoint,
  due: Due,
  stop: AbortSignal,
): Promise<Outcome | undefined> {
  const now = house.clock.now();
  const sealed = [endpoint.secret];
  if (endpoint.previousSecret !== null && endpoint.previousUntil !== null && endpoint.previousUntil > now)
    sealed.push(endpoint.previousSecret);
  const secrets = sealed.map((one) => openSecret(house, endpointId, one));
  const body = bodyOf(due);
  const started = performance.now();
  const stopped = new AbortController();
  const end = () => stop.reason === turnIsOver || stopped.abort();
  stop.addEventListener('abort', end, { once: true });
  const answer = await send(house, {
    signal: stopped.signal,
    url: endpoint.url,
    method: 'POST',
    headers: signedHeaders(due.eventId, body, secrets, now),
    body,
    timeoutMs,
    mostBytes: 64 * 1024,
  }).finally(() => stop.removeEventListener('abort', end));
  if (stopped.signal.aborted) return undefined;
  const ms = Math.round(performance.now() - started);
  if (isRefusal(answer)) return { status: undefined, askedMs: undefined, error: answer.code, answer: '', ms };
  // a text column holds no NUL
  const text = answer.body.toString('utf8').slice(0, 1000).replaceAll('\0', '');
  const askedMs = askedPause(answer.headers['retry-after'], now);
  return { status: answer.status, askedMs, error: null, answer: text, ms };
}

const attemptSql = `insert into webhooks_attempt (workspace_id, delivery_id, attempt_id, at, status, error, ms, answer)
select $1, $2, $3, $4, $5, $6, $7, $8 where exists (select 1 from webhooks_delivery where workspace_id = $1 and delivery_id = $2)`;
const settleSql = `update webhooks_delivery set state = $3, next_at = $4, last_at = $5, last_status = $6, last_error = $7
where workspace_id = $1 and delivery_id = $2`;
const giveBackSql = `update webhooks_delivery set attempts = greatest(attempts - 1, 0), next_at = $3
where workspace_id = $1 and delivery_id = $2 and state = 'waiting'`;

/** An attempt that the stop of the product cut off is none. */
async function giveBack(tx: Tx, house: House, due: Due): Promise<void> {
  await tx.run(giveBackSql, [tx.workspaceId, due.deliveryId, house.clock.now()]);
}

const lockEndpointSql = `select failures from webhooks_endpoint where workspace_id = $1 and endpoint_id = $2 for update`;
const bookEndpointSql = `update webhooks_endpoint set failures = $3, paused_until = greatest(paused_until, $4)
where workspace_id = $1 and endpoint_id = $2`;
const clearEndpointSql = `update webhooks_endpoint set failures = 0, paused_until = null
where workspace_id = $1 and endpoint_id = $2 and failures > 0`;

/** Backing off is the endpoint's: what waits behind a failure waits with it, and loses no attempt. */
async function bookEndpoint(tx: Tx, house: House, endpointId: string, taken: boolean, askedMs: number | undefined) {
  if (taken) {
    await tx.run(clearEndpointSql, [tx.workspaceId, endpointId]);
    return;
  }
  const [endpoint] = await tx.query<{ failures: number }>(lockEndpointSql, [tx.workspaceId, endpointId]);
  const failures = (endpoint?.failures ?? 0) + 1;
  const pause = pauseAfter(failures, askedMs, house.clock.now(), Math.random());
  await tx.run(bookEndpointSql, [tx.workspaceId, endpointId, failures, pause ?? null]);
}

const turnOffSql = `update webhooks_endpoint set off_reason = $3, updated_at = $4
where workspace_id = $1 and endpoint_id = $2 and off_reason is null`;

/** Books an attempt: taken, to be repeated, or given up; an endpoint that is gone or always failing is turned off. */
async function settle(tx: Tx, house: House, endpointId: string, due: Due, outcome: Outcome): Promise<void> {
  const now = house.clock.now();
  const { status, askedMs, error, answer, ms } = outcome;
  const meaning = judgeAnswer(status);
  const own = meaning === 'again' ? nextAttempt(due.attempts, now, Math.random()) : undefined;
  const again = own && new Date(Math.max(own.getTime(), now.getTime() + (askedMs ?? 0)));
  await bookEndpoint(tx, house, endpointId, meaning === 'delivered', meaning === 'again' ? askedMs : undefined);
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

/** Asks for itself again at the time of the next waiting delivery, and not before the endpoint's pause is over. */
async function comeBack(tx: Tx, house: House, endpointId: string): Promise<void> {
  const [row] = await tx.query<{ next: Date | null }>(nextSql, [tx.workspaceId, endpointId]);
  if (row?.next) await askForDelivery(tx, house.jobs, endpointId, row.next);
}
