import type { Words } from '@peyvand/kernel/refusal';
import type { Tx } from '../ground/database/transaction.ts';
import type { Event } from './event.ts';

/** What a sentence may need to know as it stands now: names, numbers of orders. Never kept in events. */
export type Known = Readonly<Record<string, string | number | null>>;

/** A number beside a sentence. Money in minor units of the workspace's currency. */
export interface Figure {
  readonly name: Words;
  readonly unit: 'money' | 'count';
  readonly value: number;
}

export interface Sentence {
  readonly title: Words;
  readonly figures?: readonly Figure[];
  /** Path of what the sentence is about, below /api/v1 and in the console alike: "/purchases/ID". */
  readonly link?: string;
}

/** How values are shown, in both languages, by the workspace's currency and calendar. */
export interface Show {
  money(amount: number): Words;
  number(value: number): Words;
  day(day: string): Words;
}

/** A module's words: its events as sentences for the timeline. An event without a sentence is not shown to people. */
export interface ModuleWords {
  /** What a person filters a timeline by: "purchases". */
  readonly kind: string;
  readonly label: Words;
  /** Current state behind a page of events in one go, by event id; sentences take names from it. */
  look?(tx: Tx, events: readonly Event[]): Promise<ReadonlyMap<string, Known>>;
  readonly sentences: Readonly<Record<string, (event: Event, show: Show, known: Known) => Sentence>>;
}
