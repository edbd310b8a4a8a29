import type { Events } from '../../../spine/gather-events.ts';
import { describeEvents } from './describe-events.ts';
import { makeExample } from './make-example.ts';
import type { ApiDescription, MediaType, Operation, Schema } from './openapi.ts';
import { shareShapes } from './share-shapes.ts';

/** What a route says of itself to this file alone; gone in what is served. */
interface Raw extends Operation {
  'x-key'?: true;
  'x-upload'?: unknown;
}

const problem: Schema = {
  type: 'object',
  description: 'A problem document of RFC 9457',
  required: ['type', 'title', 'status', 'detail', 'code', 'message', 'data'],
  properties: {
    type: { type: 'string', examples: ['urn:peyvand:problem:request.not-found'] },
    title: { type: 'string', examples: ['request.not-found'] },
    status: { type: 'integer', examples: [404] },
    detail: { type: 'string', examples: ['There is no such thing.'] },
    code: { type: 'string', description: 'for ever stable', examples: ['request.not-found'] },
    message: {
      type: 'object',
      description: 'what to do next, in both languages',
      required: ['fa', 'en'],
      properties: { fa: { type: 'string' }, en: { type: 'string' } },
      examples: [{ fa: 'چنین چیزی پیدا نشد.', en: 'There is no such thing.' }],
    },
    data: { type: 'object', description: 'what the sentence speaks of', additionalProperties: true },
  },
};

/**
 * Makes what the routes say of themselves whole: shapes under their names, an example for every body and answer, the one shape of
 * refusals, the key that writes carry, files as files, and what is sent to webhooks.
 */
export function completeDescription(raw: ApiDescription, events: Events): ApiDescription {
  const description = clean(raw) as ApiDescription;
  for (const operation of Object.values(description.paths).flatMap((item) => Object.values(item)))
    completeOperation(operation);
  description.webhooks = clean(describeEvents(events)) as NonNullable<ApiDescription['webhooks']>;
  const tags = new Set(Object.values(description.paths).flatMap((item) => Object.values(item)[0]?.tags ?? []));
  description.tags = [...tags].sort().map((name) => ({ name, description: `Everything under /api/v1/${name}` }));
  shareShapes(description);
  const { components } = description;
  components.schemas = { ...components.schemas, Problem: problem };
  components.responses = {
    Refused: {
      description: 'Refused: the code says which, the sentence what to do next',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  };
  components.parameters = {
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      required: true,
      description: 'One for each intent: the same key with the same request is done once and answers the same',
      schema: { type: 'string', minLength: 1, maxLength: 200 },
      example: 'till-1-F-1024',
    },
  };
  addExamples(description);
  return description;
}

function completeOperation(operation: Raw): void {
  const { 'x-key': keyed, 'x-upload': upload } = operation;
  delete operation['x-key'];
  delete operation['x-upload'];
  if (keyed)
    operation.parameters = [
      ...(operation.parameters ?? []),
      { $ref: '#/components/parameters/IdempotencyKey' } as NonNullable<Operation['parameters']>[number],
    ];
  if (upload !== undefined)
    operation.requestBody = {
      required: true,
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' }, example: upload } },
    };
  for (const answer of Object.values(operation.responses))
    if (answer.description === 'Default Response') answer.description = answer.content ? 'What was asked for' : 'Done';
  operation.responses['4XX'] = { $ref: '#/components/responses/Refused' };
}

function addExamples({ paths, webhooks = {}, components }: ApiDescription): void {
  const add = (media: MediaType): void => {
    if (media.schema === undefined || media.example !== undefined) return;
    const { examples, ...schema } = media.schema;
    media.example = examples === undefined ? makeExample(schema, '', components.schemas) : examples[0];
    media.schema = schema;
  };
  for (const { requestBody, responses } of [...Object.values(paths), ...Object.values(webhooks)].flatMap((item) =>
    Object.values(item),
  ))
    for (const { content = {} } of [...(requestBody ? [requestBody] : []), ...Object.values(responses)])
      Object.values(content).forEach(add);
  for (const { content = {} } of Object.values(components.responses ?? {})) Object.values(content).forEach(add);
}

/** A copy without the marks of the schema library, in which a choice of texts is one list of them. */
function clean(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  const node = Object.fromEntries(
    Object.entries(value)
      .filter(([name, one]) => !name.startsWith('~') && one !== undefined)
      .map(([name, one]) => [name, ['example', 'examples', 'default'].includes(name) ? one : clean(one)]),
  ) as Schema;
  if ('const' in node && node.enum === undefined) {
    const { const: only, ...rest } = node;
    return { ...rest, enum: [only] };
  }
  const { anyOf, ...rest } = node;
  const texts = anyOf?.map((one) => (one.type === 'string' && one.enum && !one.description ? one.enum : undefined));
  if (texts === undefined || texts.includes(undefined)) return node;
  const { maxLength } = anyOf?.[0] ?? {};
  return { ...rest, type: 'string', ...(maxLength && { maxLength }), enum: texts.flat() };
}
