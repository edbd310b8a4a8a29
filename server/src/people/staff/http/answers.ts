import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import type { Answer, Context } from '../../../platform/http/route.ts';
import type { Command, Written } from '../../../spine/write.ts';
import { forgetCallers } from '../identity/hints.ts';

/** A list that is short by nature: one page. */
export function wholeList(items: readonly unknown[]): Answer {
  return { status: 200, body: { items, nextCursor: null } };
}

/** A write that may narrow what somebody may do: from its commit on, this process looks every caller up anew. */
export async function writeNarrowing<A>(
  ctx: Context<unknown, unknown, unknown>,
  command: Command<A>,
): Promise<Answer | Refusal> {
  try {
    return await ctx.write(200, command);
  } finally {
    forgetCallers(ctx.house);
  }
}

/** The answer of a write whose kept form holds a sealed secret: `open` turns it into what the caller sees. */
export function made<A>(outcome: Written<A>, open: (answer: A) => object): Answer | Refusal {
  if (isRefusal(outcome)) return outcome;
  return {
    status: outcome.status,
    body: open(outcome.answer),
    ...(outcome.replayed ? { headers: { 'idempotent-replayed': 'true' } } : {}),
  };
}
