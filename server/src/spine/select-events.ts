import type { Static, TObject } from 'typebox';
import type { EventType } from './declare-event.ts';

/** Where an event's parts come from: SQL expressions over the rows. */
interface EventColumns<D extends TObject> {
  /** Absent: an id is made. */
  readonly eventId?: string;
  /** Absent: it is about nobody. */
  readonly customerId?: string;
  /** Absent: the instant of the write. */
  readonly occurredAt?: string;
  /** One for each field of the declaration: none can be forgotten or misspelt. A field that may be absent is, where it is null. */
  readonly data: { readonly [F in keyof Static<D>]-?: string };
}

/**
 * The select that makes one event of a kind out of each row, for `appendSelected`.
 * @param from what stands behind FROM, with its conditions
 */
export function selectEvents<D extends TObject>(kind: EventType<D>, columns: EventColumns<D>, from: string): string {
  const { eventId = 'gen_random_uuid()', customerId = 'null::uuid', occurredAt = '$2::timestamptz' } = columns;
  const fields = Object.entries<string>(columns.data);
  const required = new Set<string>(kind.data.required ?? []);
  const given = fields.filter(([name]) => required.has(name)).map(([name, value]) => `'${name}', ${value}`);
  const maybe = fields
    .filter(([name]) => !required.has(name))
    .map(
      ([name, value]) => ` || case when ${value} is null then '{}' else jsonb_build_object('${name}', ${value}) end`,
    );
  return `select ${eventId} as event_id, '${kind.type}' as type, ${customerId} as customer_id, ${occurredAt} as occurred_at,
  jsonb_build_object(${given.join(', ')})${maybe.join('')} as data from ${from}`;
}
