import { cleanText } from '@peyvand/kernel/text';
import { Ajv, type ErrorObject } from 'ajv';
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
  const make = (allErrors: boolean) => withFormats(new Ajv({ ...options, allErrors }));
  const judges = { first: make(false), all: make(true) };
  const ofBodies = { first: readingTexts(make(false)), all: readingTexts(make(true)) };
  return ({ schema, httpPart }) => {
    const { first, all } = httpPart === 'body' ? ofBodies : judges;
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

interface JudgeText {
  (limit: number, text: string): boolean;
  errors?: Partial<ErrorObject>[];
}

/**
 * A text that must not be empty holds something once it is cleaned as it will be kept: of a body, blanks and characters that
 * nobody sees are nothing. (Each place that keeps one would have to ask; those that forgot were faults of ours.)
 */
function readingTexts(ajv: Ajv): Ajv {
  const judge: JudgeText = (limit, text) => {
    const short = [...text.slice(0, limit * 2)].length < limit;
    if (!short && (limit === 0 || cleanText(text) !== '')) return true;
    judge.errors = [{ keyword: short ? 'minLength' : 'blank', params: { limit }, message: 'is too short' }];
    return false;
  };
  ajv.removeKeyword('minLength');
  ajv.addKeyword({ keyword: 'minLength', type: 'string', schemaType: 'number', validate: judge, errors: true });
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
