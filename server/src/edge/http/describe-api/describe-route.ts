import type { TSchema } from 'typebox';
import { boundSchema } from '../bound-schemas.ts';
import { mediaTypesOf } from '../file-answer.ts';
import { needsKey } from '../needs-key.ts';
import type { Route } from '../route.ts';
import { nameOperation } from './name-operation.ts';
import type { Schema } from './openapi.ts';

/** What the server is told of a route, to judge requests by, to write answers by, and to describe it. */
export function describeRoute(route: Route): Record<string, unknown> {
  return {
    operationId: nameOperation(route.method, route.path),
    summary: route.summary.en,
    description: route.summary.fa,
    tags: [route.path.split('/')[1] ?? ''],
    security: route.right === 'public' ? [] : [{ token: [] }, { session: [] }],
    ...(route.params === undefined ? {} : { params: boundSchema(route.params) }),
    ...(route.query === undefined ? {} : { querystring: boundSchema(route.query) }),
    ...(route.body === undefined ? {} : { body: withExample(boundSchema(route.body), route.example) }),
    response: Object.fromEntries(Object.entries(route.answers).map(([status, one]) => [status, describeAnswer(one)])),
    'x-right': route.right,
    ...(needsKey(route) ? { 'x-key': true } : {}),
    ...(route.stream === true ? { 'x-upload': route.example ?? '' } : {}),
  };
}

function describeAnswer(schema: TSchema): unknown {
  const types = mediaTypesOf(schema);
  if (types === undefined) return schema;
  const file: Schema = { type: 'string', format: 'binary' };
  return { description: 'The file', content: Object.fromEntries(types.map((type) => [type, { schema: file }])) };
}

function withExample(body: TSchema, example: unknown): TSchema {
  return example === undefined ? body : { ...body, examples: [example] };
}
