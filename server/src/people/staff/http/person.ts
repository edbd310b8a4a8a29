import type { Refusal } from '@peyvand/kernel/refusal';
import type { Context } from '../../../edge/http/route.ts';
import { callerOf } from '../authenticate.ts';
import { staff } from '../refusals.ts';

/** The signed-in person of a request and her session; a token is refused, it is nobody. */
export function personOf(ctx: Context<unknown, unknown, unknown>): { userId: string; sessionId: string } | Refusal {
  const { userId, sessionId } = callerOf(ctx.request) ?? {};
  return userId == null || sessionId == null ? staff('person-needed') : { userId, sessionId };
}
