import type { FastifyRequest } from 'fastify';
import type { House } from '../../edge/house.ts';
import type { Authenticate } from '../../edge/http/build-server.ts';
import { limitRate } from '../../edge/http/rate-limit.ts';
import { sourceOf } from '../../edge/http/source.ts';
import { type Caller, findBySession, findByToken } from './identity/find-caller.ts';
import { hintsOf } from './identity/hints.ts';
import { hashSecret, looksLikeApiToken } from './identity/secret-token.ts';
import { readSessionCookie } from './identity/session-cookie.ts';

/**
 * Unknown tokens and sessions that one source may show in a minute. Those that are known are never refused for them: a shop's
 * whole staff, and its till, may share an address with somebody who tries tokens.
 */
const unknownPerMinute = 300;

/** Somebody who has proved that it is she is believed this long for what hands out keys. */
const confirmedForMs = 5 * 60_000;

const callers = new WeakMap<FastifyRequest, Caller>();

/**
 * Recognises who sends a request: an API token in `Authorization: Bearer`, else the session cookie. The workspace is
 * the one that the header `x-peyvand-workspace` names by id or slug, else the one last used.
 */
export function authenticate(house: House): Authenticate {
  const hints = hintsOf<Caller | undefined>(house);
  return async (request) => {
    const credential = readCredential(house, request);
    if (credential === undefined) return { signedIn: false, byCookie: false };
    const now = house.clock.now();
    const { kind, hash, workspace } = credential;
    const caller = await hints.recall(`${kind}:${hash.toString('base64')}:${workspace ?? ''}`, now, async () => {
      const find = kind === 'token' ? findByToken : findBySession;
      const found = await find(house.pool, hash, workspace, now);
      return found ?? { caller: undefined, validUntil: null };
    });
    if (caller === undefined) {
      const tooMany = !limitRate(`unknown ${sourceOf(request.ip)}`, unknownPerMinute, now);
      return { signedIn: false, byCookie: false, ...(tooMany ? { tooMany } : {}) };
    }
    callers.set(request, caller);
    return {
      signedIn: true,
      byCookie: kind === 'session',
      unconfirmed: caller.confirmedAt !== undefined && now.getTime() - caller.confirmedAt.getTime() > confirmedForMs,
      secondFactorMissing: caller.secondFactorMissing === true,
      ...(caller.principal === undefined ? {} : { principal: caller.principal }),
    };
  };
}

/** Who sent a request that `authenticate` has let in; undefined where nobody is signed in. */
export function callerOf(request: FastifyRequest): Caller | undefined {
  return callers.get(request);
}

interface Credential {
  kind: 'token' | 'session';
  hash: Buffer;
  workspace: string | undefined;
}

/** A request with a bearer token is judged by it alone: a wrong one is not rescued by a cookie. */
function readCredential(house: House, request: FastifyRequest): Credential | undefined {
  const named = request.headers['x-peyvand-workspace'];
  const workspace = typeof named === 'string' && named !== '' ? named.slice(0, 100) : undefined;
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    return token !== undefined && looksLikeApiToken(token)
      ? { kind: 'token', hash: hashSecret(token), workspace }
      : undefined;
  }
  const session = readSessionCookie(house.config, request.headers.cookie);
  return session === undefined ? undefined : { kind: 'session', hash: hashSecret(session), workspace };
}
