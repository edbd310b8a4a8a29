import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { FastifySchemaCompiler } from 'fastify';
import type { FastifyValidationResult } from 'fastify/types/schema.js';

const options = { coerceTypes: false, removeAdditional: false, useDefaults: true, strict: false } as const;
/** A body of so many values is looked at once more, to name everything that is wrong with it; of a larger one the first fault. */
const mostNamed = 2_000;

/**
 * How bodies and queries are judged: at the first fault, whatever their size. A person who filled in a form is told all faults
 * at once; of a megabyte of them a list would cost more than it tells.
 */
export function compileValidators(): FastifySchemaCompiler<object> {
  const first = withFormats(new Ajv(options));
  const all = withFormats(new Ajv({ ...options, allErrors: true }));
  return ({ schema }) => {
    const quick = first.compile(schema);
    let thorough: ReturnType<typeof all.compile> | undefined;
    const judge: FastifyValidationResult = (data: unknown) => {
      if (quick(data)) return true;
      judge.errors = quick.errors ?? null;
      if (countUpTo(data, mostNamed) >= mostNamed) return false;
      thorough ??= all.compile(schema);
      thorough(data);
      judge.errors = thorough.errors ?? judge.errors;
      return false;
    };
    return judge;
  };
}

function withFormats(ajv: Ajv): Ajv {
  (addFormats as unknown as (ajv: Ajv) => void)(ajv);
  return ajv;
}

/** How many values there are, counted no further than `most`; without recursion, for data of any depth. */
function countUpTo(data: unknown, most: number): number {
  const open: unknown[] = [data];
  let count = 0;
  while (open.length > 0 && count < most) {
    const value = open.pop();
    count += 1;
    if (typeof value === 'object' && value !== null)
      for (const name in value) {
        if (open.length >= most) return most;
        open.push((value as Record<string, unknown>)[name]);
      }
  }
  return count;
}
