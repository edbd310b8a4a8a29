import type { Refusal, Words } from '@peyvand/kernel/refusal';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TObject, TSchema } from 'typebox';
import type { Tx } from '../../ground/database/transaction.ts';
import type { Written } from '../../spine/claim-key.ts';
import type { Command, WriteRequest } from '../../spine/write.ts';
import type { House } from '../house.ts';
import type { Principal } from './principal.ts';

/**
 * What a route asks of the caller: a right of a module ("customers.read"); 'session' = signed in, no workspace needed;
 * 'public' = anybody, behind a rate limit. A route without one fails at start.
 */
export type Right = string;

export interface RouteSpec<P extends TObject, Q extends TObject, B extends TSchema> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below /api/v1: "/customers/:id". */
  readonly path: string;
  readonly right: Right;
  readonly summary: Words;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Answer schema by status; what is not in it is not sent. */
  readonly answers: Readonly<Record<number, TSchema>>;
  /** A valid body, for the description and for the walk of all routes. */
  readonly example?: unknown;
  /**
   * Asks a signed-in person to have proved within five minutes that it is she: what hands out keys or ends them. A function says
   * for which bodies, where only some fields do that.
   */
  readonly confirm?: boolean | ((body: Static<B>) => boolean);
  /**
   * Stands open to who is signed in without the second factor that the business demands: what she needs to set it up, or to
   * leave. Everything else waits for it.
   */
  readonly beforeSecondFactor?: boolean;
  /** A POST that writes nothing and so needs no Idempotency-Key. */
  readonly readsOnly?: boolean;
  readonly bodyLimit?: number;
  /** Requests a minute from one address; public routes always have one. */
  readonly perMinute?: number;
  /** The body is read by the handler itself (uploads). */
  readonly stream?: boolean;
  handle(ctx: Context<Static<P>, Static<Q>, Static<B>>): Promise<Answer | Refusal>;
}

export type Answer =
  | {
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string | readonly string[]>>;
    }
  /** The handler has answered by itself (streams). */
  | typeof sent;
export const sent = Symbol('sent');

/** What a handler gets. `read` and `write` are bound to the caller's workspace. */
export interface Context<P, Q, B> {
  readonly house: House;
  readonly principal: Principal;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly now: Date;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** One read-only transaction. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The write path under the request's Idempotency-Key. */
  write<A>(status: number | ((answer: A) => number), command: Command<A>): Promise<Answer | Refusal>;
  /**
   * Who writes, and under which key, for a handler that enters the write path by itself: an upload, whose key stands for
   * the bytes and not for a body.
   */
  keyed(status: number, input: unknown): WriteRequest;
  /** The same as `write`, for handlers that turn the outcome into something else. */
  written<A>(status: number | ((answer: A) => number), command: Command<A>): Promise<Written<A>>;
}

// biome-ignore lint/suspicious/noExplicitAny: a list of routes mixes many parameter types; each was checked when made.
export type Route = RouteSpec<any, any, any>;

/** Declares a route; only here so that the types of params, query and body reach the handler. */
export function route<P extends TObject, Q extends TObject, B extends TSchema>(spec: RouteSpec<P, Q, B>): Route {
  return spec;
}
