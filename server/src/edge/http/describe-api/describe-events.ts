import type { EventType } from '../../../spine/declare-event.ts';
import type { Events } from '../../../spine/gather-events.ts';
import { capital } from './name-operation.ts';
import type { Parameter, PathItem, Schema } from './openapi.ts';

const header = (name: string, description: string, example: string): Parameter => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
  example,
});
/** What Standard Webhooks sends beside the body. */
const headers = [
  header('webhook-id', 'The id of the event: the same for each attempt', '019b1e6a-7c00-7000-8000-000000000000'),
  header('webhook-timestamp', 'Seconds since 1970 at which it was signed', '1795185600'),
  header(
    'webhook-signature',
    'v1,… of id, timestamp and body; two while a secret is being changed',
    'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
  ),
];

/** What is sent to the endpoints that want it, one entry for each kind of event that a module declares. */
export function describeEvents(events: Events): Record<string, PathItem> {
  return Object.fromEntries([...events.values()].map((kind) => [kind.type, { post: describeEvent(kind) }]));
}

function describeEvent(kind: EventType): PathItem['post'] & object {
  return {
    operationId: `on${kind.type.split(/\W/).map(capital).join('')}`,
    summary: kind.words.en,
    description: kind.words.fa,
    tags: ['webhooks'],
    security: [],
    parameters: headers,
    requestBody: { required: true, content: { 'application/json': { schema: bodySchema(kind) } } },
    responses: {
      '2XX': { description: 'taken; it is not sent again' },
      '4XX': { description: 'tried again with growing pauses; 410 turns the webhook off' },
    },
    'x-right': kind.readBy,
  };
}

/** The schema of what is sent for a kind of event. */
export function bodySchema({ type, about, data }: EventType): Schema {
  const { properties = {}, required = [] } = data as unknown as Schema;
  const id: Schema = { type: 'string', format: 'uuid' };
  return {
    type: 'object',
    required: ['type', 'timestamp', 'data'],
    properties: {
      type: { type: 'string', enum: [type] },
      timestamp: { type: 'string', format: 'date-time', description: 'when it happened' },
      data: {
        type: 'object',
        required: ['eventId', 'customerId', ...required],
        properties: {
          eventId: id,
          customerId: about === 'customer' ? { anyOf: [id, { type: 'null' }] } : { type: 'null' },
          ...properties,
        },
      },
    },
  };
}
