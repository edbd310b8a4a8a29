import type { Refusal } from '@peyvand/kernel/refusal';
import type { Answer, Context } from '../../../edge/http/route.ts';
import type { Command } from '../../../spine/write.ts';
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
