import type { Words } from '@peyvand/kernel/refusal';
import type { Static, TObject } from 'typebox';
import type { Event, EventData } from './event.ts';

/** What an event says of itself, beside its type. */
interface Declared<D extends TObject> {
  /** What it carries: ids, amounts and codes, never personal values. Fields are added, never changed in meaning. */
  readonly data: D;
  /** As people call it, where events are chosen or explained. */
  readonly words: Words;
  /** The right without which nobody hears of it outside. */
  readonly readBy: string;
  /** Rises when a reader has to tell old from new. */
  readonly version?: number;
}

/** A kind of event: the one declaration from which telling, hearing, pickers and documentation are made. */
export interface EventType<D extends TObject = TObject> {
  /** Past tense, for ever stable: "purchase.recorded". */
  readonly type: string;
  readonly version: number;
  readonly about: 'customer' | 'business';
  readonly data: D;
  readonly words: Words;
  readonly readBy: string;
  /** True for an event of this kind; what it carries is then known by type. */
  is(event: Event): event is Event<Static<D> & EventData>;
}

/** What a command tells: made by calling a declared event. */
export interface Told {
  readonly kind: EventType;
  readonly customerId: string | null;
  /** When it happened in the field; the write's own instant when absent. */
  readonly occurredAt: Date | undefined;
  readonly data: EventData;
}

/** Called, it makes what a command tells. */
export type CustomerEventType<D extends TObject> = EventType<D> &
  ((customerId: string | null, data: Static<D>, occurredAt?: Date) => Told);
export type BusinessEventType<D extends TObject> = EventType<D> & ((data: Static<D>, occurredAt?: Date) => Told);

/** An event of one customer's story; null where nobody is known. */
export function customerEvent<D extends TObject>(type: string, declared: Declared<D>): CustomerEventType<D> {
  const kind: CustomerEventType<D> = Object.assign(
    (customerId: string | null, data: Static<D>, occurredAt?: Date): Told =>
      makeTold(kind, customerId, data, occurredAt),
    traits(type, 'customer', declared),
  );
  return kind;
}

/** An event of the business itself: of its staff, settings, products. */
export function businessEvent<D extends TObject>(type: string, declared: Declared<D>): BusinessEventType<D> {
  const kind: BusinessEventType<D> = Object.assign(
    (data: Static<D>, occurredAt?: Date): Told => makeTold(kind, null, data, occurredAt),
    traits(type, 'business', declared),
  );
  return kind;
}

function traits<D extends TObject>(type: string, about: EventType['about'], declared: Declared<D>): EventType<D> {
  return {
    type,
    about,
    version: 1,
    ...declared,
    is: (event): event is Event<Static<D> & EventData> => event.type === type,
  };
}

function makeTold(kind: EventType, customerId: string | null, data: unknown, occurredAt: Date | undefined): Told {
  return { kind, customerId, occurredAt, data: data as EventData };
}
