import { timingSafeEqual } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { waitingFor } from '../../ground/database/share-connections.ts';
import type { House } from '../house.ts';
import { type LaneState, lookAtLanes } from '../lanes/look-at-lanes.ts';

/**
 * GET /healthz: the process lives; how long the oldest job of each lane waits, and which lane is late (null while the
 * database is away). GET /readyz: it can serve (the database answers). GET /metrics: Prometheus text, for
 * callers from this machine with no proxy in front, or with `Authorization: Bearer` and the installation's metrics secret (`doctor` shows it).
 */
export function serveHealth(app: FastifyInstance, house: House): void {
  const started = Date.now();
  const lanesOf = rememberLanes(house);
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const answered = new Map<string, { count: number; seconds: number }>();

  app.addHook('onResponse', async (request, reply) => {
    const key = `method="${request.method}",route="${request.routeOptions.url ?? 'none'}",status="${reply.statusCode}"`;
    const seen = answered.get(key) ?? { count: 0, seconds: 0 };
    seen.count += 1;
    seen.seconds += reply.elapsedTime / 1000;
    answered.set(key, seen);
  });

  app.get('/healthz', async () => {
    const lanes = await lanesOf();
    return { ok: true, late: lanes?.filter((one) => one.late).map((one) => one.lane) ?? null, lanes };
  });
  app.get('/readyz', async (_, reply) => {
    const ready = await house.pool.query('select 1').then(
      () => true,
      () => false,
    );
    return reply.code(ready ? 200 : 503).send({ ok: ready });
  });
  app.get('/metrics', async (request, reply) => {
    if (!mayRead(request, house)) return reply.callNotFound();
    const memory = process.memoryUsage();
    const lines = [
      '# TYPE peyvand_up_seconds gauge',
      `peyvand_up_seconds ${Math.round((Date.now() - started) / 1000)}`,
      '# TYPE peyvand_memory_bytes gauge',
      `peyvand_memory_bytes{kind="rss"} ${memory.rss}`,
      `peyvand_memory_bytes{kind="heap"} ${memory.heapUsed}`,
      '# TYPE peyvand_event_loop_delay_seconds gauge',
      `peyvand_event_loop_delay_seconds{quantile="0.99"} ${(delay.percentile(99) / 1e9).toFixed(6)}`,
      '# TYPE peyvand_database_connections gauge',
      ...[house.pool, house.workerPool].flatMap((pool, index) => {
        const name = index === 0 ? 'web' : 'worker';
        return [
          `peyvand_database_connections{pool="${name}",state="open"} ${pool.totalCount}`,
          `peyvand_database_connections{pool="${name}",state="idle"} ${pool.idleCount}`,
          `peyvand_database_connections{pool="${name}",state="awaited"} ${pool.waitingCount + waitingFor(pool)}`,
        ];
      }),
      '# TYPE peyvand_http_requests_total counter',
      ...[...answered].map(([labels, seen]) => `peyvand_http_requests_total{${labels}} ${seen.count}`),
      '# TYPE peyvand_http_request_seconds_sum counter',
      ...[...answered].map(
        ([labels, seen]) => `peyvand_http_request_seconds_sum{${labels}} ${seen.seconds.toFixed(6)}`,
      ),
    ];
    return reply.type('text/plain; version=0.0.4').send(`${lines.join('\n')}\n`);
  });
}

/** Anybody may ask, as often as she likes: the database is asked every other second at most. */
const lanesKnownMs = 2_000;

function rememberLanes(house: House): () => Promise<LaneState[] | null> {
  let known: { until: number; lanes: Promise<LaneState[] | null> } | undefined;
  return () => {
    if (known === undefined || known.until < Date.now())
      known = { until: Date.now() + lanesKnownMs, lanes: lookAtLanes(house.pool, house.jobList).catch(() => null) };
    return known.lanes;
  };
}

const forwarding = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via'];

/**
 * The metrics secret, or a call from this very machine. Where a proxy may stand in front (its headers, the settings that speak of
 * one, an address of our own to the world), everybody seems to call from this machine: then only the secret counts.
 */
function mayRead(request: FastifyRequest, { config, secrets }: House): boolean {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const given = Buffer.from(authorization.replace(/^Bearer /, ''));
    const wanted = Buffer.from(secrets.derive('metrics'));
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }
  if (config.trustProxy !== false || config.baseUrlGiven || forwarding.some((name) => name in request.headers))
    return false;
  const address = request.raw.socket.remoteAddress;
  return address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1';
}
