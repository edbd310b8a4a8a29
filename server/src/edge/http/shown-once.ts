import { isRefusal, type Refusal, type Words } from '@peyvand/kernel/refusal';
import { Type } from 'typebox';
import type { Command } from '../../spine/write.ts';
import type { Answer, Context } from './route.ts';

/** What stands in a repeated answer in the place of what was shown once. */
const said: Words = {
  fa: 'این پاسخِ تکراری است. آنچه یک‌بار نشان داده شد نگه داشته نمی‌شود؛ اگر آن را ندارید، تازه‌ای بسازید.',
  en: 'This answer is a repetition. What was shown once is not kept; if you do not have it, make a new one.',
};

/** For the answer's schema: there in a repeated answer only. */
export const leftOut = Type.Optional(
  Type.Object(
    { fields: Type.Array(Type.String()), message: Type.Object({ fa: Type.String(), en: Type.String() }) },
    { description: 'In a repeated answer: the fields that were shown once and are null now' },
  ),
);

/** What a command answers: the part that is kept with the key, and the part that is shown in this answer only. */
export interface ShownOnce<A extends object, S extends object> {
  readonly kept: A;
  readonly once: S;
}

/**
 * A write whose answer holds a secret (a token, a link). It is in the answer of the write itself and is kept nowhere, not
 * even sealed: who sends the same key again gets the same status, the secret's fields as null, and a sentence that says so.
 * @param fields names of the fields of `once`
 */
export async function writeShownOnce<A extends object, S extends object>(
  ctx: Context<unknown, unknown, unknown>,
  status: number,
  fields: readonly (keyof S & string)[],
  command: Command<ShownOnce<A, S>>,
): Promise<Answer | Refusal> {
  let once: S | undefined;
  const outcome = await ctx.written<A>(status, async (w) => {
    const made = await command(w);
    if (isRefusal(made)) return made;
    once = made.once;
    return made.kept;
  });
  if (isRefusal(outcome)) return outcome;
  if (!outcome.replayed && once !== undefined) return { status: outcome.status, body: { ...outcome.answer, ...once } };
  return {
    status: outcome.status,
    headers: { 'idempotent-replayed': 'true' },
    body: {
      ...outcome.answer,
      ...Object.fromEntries(fields.map((field) => [field, null])),
      leftOut: { fields, message: said },
    },
  };
}
