import fastifySwagger from '@fastify/swagger';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import { Crowded } from '../../ground/database/share-connections.ts';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { isFullDisk, refuseOnFullDisk } from '../../ground/files/disk-floor.ts';
import type { RateKind } from '../../ground/rates.ts';
import { hopsTrusted, isProxy } from '../../ground/trust-proxy.ts';
import { idempotency, isKey } from '../../spine/claim-key.ts';
import { type WriteRequest, write } from '../../spine/write.ts';
import type { House } from '../house.ts';
import { compileValidators } from './compile-validators.ts';
import { compressAnswers } from './compress-answers.ts';
import { RequestCount } from './count-requests.ts';
import { completeDescription } from './describe-api/complete-description.ts';
import { describeRoute } from './describe-api/describe-route.ts';
import { describeValidation } from './describe-validation.ts';
import { guardConnections, serverOptions, usualLimits } from './guard-connections.ts';
import { guardHeaders } from './guard-headers.ts';
import { needsKey } from './needs-key.ts';
import { holds, type Principal } from './principal.ts';
import { account, answerRefusal, request as refuse } from './problem.ts';
import { limitRate } from './rate-limit.ts';
import { type Context, type Route, sent } from './route.ts';
import { CursorMarks } from './sign-cursor.ts';
import { sourceOf } from './source.ts';
import { refuseUnstorable } from './storable.ts';
import { veilAnswer, veilRefusal } from './veil.ts';

/** Recognises the caller of a request: cookie or bearer token. Given by people/staff. */
export type Authenticate = (request: FastifyRequest) => Promise<Recognised>;
export interface Recognised {
  /** Present when the caller has a workspace. */
  readonly principal?: Principal;
  /** Signed in, whether or not a workspace was named. */
  readonly signedIn: boolean;
  /** By cookie: then a write must prove that it comes from our own pages. */
  readonly byCookie: boolean;
  /** By cookie, and it is some time since the person has proved that it is she. */
  readonly unconfirmed?: boolean;
  /** By cookie, and the business demands a second factor that the person has not set up. */
  readonly secondFactorMissing?: boolean;
  /** The address has shown too many unknown tokens: it is not looked at for the rest of the minute. */
  readonly tooMany?: boolean;
}

/** As people/staff names it on plain http; behind https it begins with __Host-. */
const sessionCookie = 'peyvand';

const writing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Builds the HTTP server out of the modules' routes. Order for each request: rate limit, who are you, may you, is it
 * well formed, does it exist. A route that declares no right, or a right nobody knows, fails here, at start.
 */
export async function buildServer(
  house: House,
  routes: readonly Route[],
  authenticate: Authenticate,
  knownRights: ReadonlySet<string>,
): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    trustProxy: hopsTrusted(house.config.trustProxy),
    ...serverOptions(usualLimits),
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 200 },
  });
  app.setValidatorCompiler(compileValidators());
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Peyvand',
        version: '1',
        description:
          'Customers, purchases and what they are worth. Every write takes an Idempotency-Key; errors are RFC 9457 problem documents with a stable code and both languages.',
        license: { name: 'Apache License 2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: 'An access token: pv_…' },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: sessionCookie,
            description: 'The sign-in of a browser; its writes carry X-Peyvand as well',
          },
        },
      },
    },
    transformObject: (made) =>
      completeDescription((made as { openapiObject: never }).openapiObject, house.events) as never,
  });
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const refusal = await knowFullDisk(house, refusalOf(error));
    if (refusal.status >= 500 || refusal.code === 'request.unavailable')
      house.log.error('request failed', { method: request.method, route: request.routeOptions.url, error });
    return answerRefusal(reply, refusal);
  });
  app.setNotFoundHandler((_, reply) => answerRefusal(reply, refuse('not-found')));
  // An empty body is no body: a DELETE or a POST without fields may still name its content type.
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_, body, done) => {
    if (body === '') return done(null, undefined);
    try {
      done(null, JSON.parse(body as string));
    } catch {
      done(Object.assign(new Error('unreadable'), { code: 'PEYVAND_UNREADABLE' }) as never);
    }
  });

  // An upload is read by its handler, as it streams; everywhere else a body is JSON.
  app.addContentTypeParser('*', (request, payload, done) => {
    const { stream } = request.routeOptions.config as { stream?: boolean };
    if (stream === true) done(null, payload);
    else done(Object.assign(new Error('wrong type'), { code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE' }) as never);
  });

  guardConnections(app, usualLimits, isProxy(house.config.trustProxy));
  guardHeaders(app, house);
  compressAnswers(app);
  const marks = new CursorMarks(house.secrets);
  const counts = new RequestCount(house.pool, house.log, house.clock);
  app.addHook('onClose', async () => counts.stop());
  for (const one of routes) mount(app, house, one, authenticate, knownRights, { marks, counts });
  return app;
}

function mount(
  app: FastifyInstance,
  house: House,
  route: Route,
  authenticate: Authenticate,
  knownRights: ReadonlySet<string>,
  { marks, counts }: { marks: CursorMarks; counts: RequestCount },
): void {
  const name = `${route.method} ${route.path}`;
  if (!route.right) throw new Error(`${name} declares no right: every route says who may call it`);
  if (!['public', 'session'].includes(route.right) && !knownRights.has(route.right))
    throw new Error(`${name} asks for the right "${route.right}", which no role knows (people/staff/rules/rights.ts)`);
  const people = new WeakMap<FastifyRequest, Recognised>();
  const perMinute = route.perMinute ?? (route.right === 'public' ? 60 : undefined);

  app.route({
    method: route.method,
    url: `/api/v1${route.path}`,
    ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    config: { stream: route.stream === true },
    schema: describeRoute(route) as never,
    onRequest: async (request, reply) => {
      if (perMinute !== undefined && !limitRate(`${name} ${sourceOf(request.ip)}`, perMinute, house.clock.now()))
        return answerRefusal(reply, refuse('too-many', { retryAfter: 60 }));
      const who = await authenticate(request);
      // the doors themselves stay open: a session that has ended is no attack on them
      if (who.tooMany && route.right !== 'public') return answerRefusal(reply, refuse('too-many', { retryAfter: 60 }));
      people.set(request, who);
      const refusal = authorise(route, who, request);
      if (refusal !== undefined) return answerRefusal(reply, refusal);
      const { actor, workspaceId } = who.principal ?? nobody;
      const kind = kindOf(route);
      const retryAfter = counts.add(`${workspaceId} ${actor} ${kind}`, house.config.perMinute[kind]);
      if (who.signedIn && retryAfter !== undefined) return answerRefusal(reply, refuse('too-many', { retryAfter }));
    },
    preValidation: async (request, reply) => {
      const streams = route.stream === true;
      const unstorable =
        refuseUnstorable(request.query, 'query') ??
        refuseUnstorable(request.params, 'params') ??
        (streams ? undefined : refuseUnstorable(request.body, 'body'));
      if (unstorable !== undefined) return answerRefusal(reply, unstorable);
      if (route.query !== undefined) coerceQuery(request.query as Record<string, unknown>, route.query);
    },
    handler: async (request, reply) => {
      const { principal, unconfirmed } = people.get(request) ?? {};
      if (unconfirmed === true && typeof route.confirm === 'function' && route.confirm(request.body))
        return answerRefusal(reply, account('confirm-first'));
      const key = request.headers['idempotency-key'];
      if (needsKey(route) && typeof key !== 'string') return answerRefusal(reply, idempotency('key-missing'));
      if (key !== undefined && !isKey(key)) return answerRefusal(reply, idempotency('key-unfit'));
      const workspaceId = principal?.workspaceId ?? '';
      if (!marks.unwrap(route, workspaceId, request.query, request.params))
        return answerRefusal(reply, refuse('cursor-foreign'));
      const context = makeContext(house, request, reply, name, principal, typeof key === 'string' ? key : undefined);
      const answer = await route.handle(context);
      const reader = context.principal;
      if (isRefusal(answer)) return answerRefusal(reply, veilRefusal(answer, reader));
      if (answer === sent) return reply;
      for (const [header, value] of Object.entries(answer.headers ?? {})) reply.header(header, value);
      const shown = veilAnswer(route.right, answer.body ?? null, reader.masked);
      return reply.code(answer.status).send(marks.sign(route, workspaceId, request.query, request.params, shown));
    },
  });
}

function authorise(route: Route, who: Recognised, request: FastifyRequest): Refusal | undefined {
  if (route.right === 'public') return undefined;
  if (!who.signedIn) return refuse('unauthenticated');
  if (who.byCookie && writing.has(route.method) && request.headers['x-peyvand'] === undefined)
    return refuse('cross-site');
  if (route.right !== 'session') {
    if (who.principal === undefined) return refuse('not-found');
    if (!holds(who.principal, route.right)) return refuse('forbidden', { right: route.right, what: route.summary });
  }
  if (who.secondFactorMissing === true && route.beforeSecondFactor !== true) return account('second-factor-missing');
  return route.confirm === true && who.unconfirmed === true ? account('confirm-first') : undefined;
}

/** Uploads and files of whole lists cost more than a page does. */
function kindOf({ method, stream, path, readsOnly }: Route): RateKind {
  if (stream === true || /^\/exports\b|\/file$|\.csv$|\/export$/.test(path)) return 'heavy';
  return writing.has(method) && readsOnly !== true ? 'write' : 'read';
}

const nobody: Principal = {
  actor: 'public',
  userId: null,
  name: '',
  workspaceId: '',
  role: 'public',
  rights: new Set(),
  scope: 'own',
  team: [],
  masked: new Set(),
};

function makeContext(
  house: House,
  request: FastifyRequest,
  reply: Context<unknown, unknown, unknown>['reply'],
  route: string,
  principal: Principal = nobody,
  key?: string,
): Context<never, never, never> {
  const requestOf = (status: WriteRequest['status'], input: unknown): WriteRequest => ({
    workspaceId: principal.workspaceId,
    actor: principal.actor,
    source: principal.actor.startsWith('token:') ? 'api' : 'console',
    key,
    route,
    input,
    ...(status === undefined ? {} : { status }),
  });
  // the address is part of what a key stands for, not only the body
  const whole = { method: request.method, url: request.url, body: request.body };
  const written: Context<unknown, unknown, unknown>['written'] = (status, command) =>
    write(house.path, requestOf(status, whole), command);
  const context: Context<unknown, unknown, unknown> = {
    house,
    principal,
    request,
    reply,
    params: request.params,
    query: request.query,
    body: request.body,
    now: house.clock.now(),
    read: (work) => inWorkspace(house.pool, principal.workspaceId, work, { readOnly: true }),
    keyed: requestOf,
    written,
    write: async (status, command) => {
      const outcome = await written(status, command);
      if (isRefusal(outcome)) return outcome;
      return {
        status: outcome.status,
        body: outcome.answer,
        ...(outcome.replayed ? { headers: { 'idempotent-replayed': 'true' } } : {}),
      };
    },
  };
  return context as Context<never, never, never>;
}

/** A database that is away while the disk is full is away for that reason: it comes back when there is room. */
async function knowFullDisk(house: House, refusal: Refusal): Promise<Refusal> {
  if (refusal.status < 500 || refusal.code === 'request.busy') return refusal;
  const full = await refuseOnFullDisk(house).catch(() => undefined);
  return full === undefined ? refusal : refuse('disk-full');
}

/** What PostgreSQL says of a number, a day or a text that it cannot hold: the schemas' last net, under all routes. */
const beyondColumns = /^(22003|22007|22008|22021|22P02|22P05|54000)$/;

function refusalOf(error: FastifyError): Refusal {
  if (error.validation !== undefined)
    return refuse('invalid', { problems: describeValidation(error.validation, error.validationContext) });
  if (error.code === 'PEYVAND_UNREADABLE' || error.code === 'FST_ERR_CTP_INVALID_JSON_BODY')
    return refuse('unreadable');
  if (error instanceof Crowded) return refuse(error.itself ? 'busy-yourself' : 'busy', { retryAfter: 5 });
  if (error.code === 'PEYVAND_BUSY') return refuse('too-many', { retryAfter: 5 });
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refuse('too-large');
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return refuse('wrong-type');
  const lost =
    /^(ECONNREFUSED|ECONNRESET|57P0\d|08\d{3}|53300)$/.test(error.code ?? '') ||
    (error.code === 'ENOENT' && (error as NodeJS.ErrnoException).syscall === 'connect') ||
    /Connection terminated|connection timeout/i.test(error.message);
  if (isFullDisk(error)) return refuse('disk-full');
  if (lost) return refuse('unavailable');
  if (beyondColumns.test(error.code ?? '')) return refuse('out-of-range');
  return unexpected;
}

/** A bug. The cause is in the log, never on the screen. */
const unexpected: Refusal = {
  refused: true,
  code: 'request.failed',
  status: 500,
  data: {},
  message: {
    fa: 'خطایی از سوی پیوند رخ داد و ثبت شد؛ چیزی از داده‌های شما عوض نشد. دوباره تلاش کنید.',
    en: 'Something went wrong on our side and was logged; none of your data changed. Please try again.',
  },
};

/** Query texts become the numbers and booleans that the schema asks for; bodies are never coerced. */
function coerceQuery(
  query: Record<string, unknown>,
  schema: { properties: Record<string, TSchema & { type?: string }> },
): void {
  for (const [name, field] of Object.entries(schema.properties)) {
    const value = query[name];
    if (typeof value !== 'string') {
      if (value !== undefined && !Array.isArray(value) && field.type === 'array') query[name] = [value];
      continue;
    }
    if ((field.type === 'integer' || field.type === 'number') && value.trim() !== '' && Number.isFinite(Number(value)))
      query[name] = Number(value);
    if (field.type === 'boolean' && (value === 'true' || value === 'false')) query[name] = value === 'true';
    if (field.type === 'array') query[name] = [value];
  }
}
