import type { Day } from '@peyvand/kernel/calendar';
import { everyEntry } from '../../trade/purchases/index.ts';
import type { Question } from './question.ts';
import { andPeople, isGross, Params } from './sources.ts';

/** Days from (included) to (excluded) of one point of a trend. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** Stretches that one word of 64 bits can tell of, and the bits of an order's place in the pass. */
const wordBits = 62;
const placeBits = 40n;
/** Which entries are orders of known customers. */
const ofKnown = 'gross is not null and customer_id is not null';

/**
 * Many windows in one pass over the data: each entry is put into the stretch of days between two ends of windows, and each
 * window is a row of stretches. Windows may overlap. The columns are those of one window's question, with `place` (1, 2, …)
 * of the window beside them, so that a trend says what the same measure asked alone would say.
 */
export class Spans {
  readonly params: Params;
  private readonly question: Question;
  readonly spans: readonly Span[];
  /** First days of stretches, as the parameter of an SQL array; stretch 0 lies before them. */
  private readonly bounds: readonly Day[];

  constructor(question: Question, spans: readonly Span[]) {
    this.question = question;
    this.spans = spans;
    this.params = new Params(question.tx.workspaceId);
    this.bounds = [...new Set(spans.flatMap(({ from, to }) => [from, to]))].sort();
  }

  /** How many windows there are. */
  get count(): number {
    return this.spans.length;
  }

  /** What was bought and came back within each window: place, customer_id, day, sold_day, is_order, value. */
  within({ known }: { known: boolean }): string {
    const first = this.params.day(this.bounds[0] ?? '');
    const entries = this.entries(`day >= ${first} and ${known ? 'customer_id is not null' : this.somebody()}`);
    return this.joined(entries, (lo) => lo);
  }

  /** The orders of known customers until the end of each window, from the beginning: place, customer_id, day, is_order, value. */
  until(): string {
    return this.joined(this.entries(ofKnown), () => 0);
  }

  /** The day of each customer's first order until the end of each window: place, customer_id, first_day. */
  firstDays(): string {
    return `(select place, customer_id, min(day) as first_day from ${this.until()} u group by place, customer_id)`;
  }

  /** The same windows, in as few parts as have no more stretches than a word has bits. */
  inWords(): readonly Spans[] {
    if (this.bounds.length <= wordBits) return [this];
    const middle = Math.ceil(this.spans.length / 2);
    return [this.spans.slice(0, middle), this.spans.slice(middle)].flatMap((some) =>
      new Spans(this.question, some).inWords(),
    );
  }

  /**
   * Known customers, each in one row, for questions that ask each only for yes, no and "more than once": which stretches hold an
   * order of hers as bits (`active`), whether the first of them holds several (`twice`), and whether any of her orders ended
   * (`ended`), so that it does not stand in every window; with the bits of each window's stretches and of those before it. An
   * order is looked at once, however many windows hold it. The windows must be those of one word.
   */
  lives(): { source: string; windows: readonly { inside: bigint; before: bigint }[] } {
    // the first order of the first stretch and the last one of it are two orders when their places differ
    const place = (1n << placeBits) - 1n;
    const source = `(select customer_id, bit_or(1::bigint << stretch) as active, bool_or(ended_stretch is not null) as ended,
        (min(stretch::bigint << ${placeBits} | place) & ${place}) <> (max((${wordBits} - stretch)::bigint << ${placeBits} | place) & ${place}) as twice
      from (select customer_id, stretch, ended_stretch, row_number() over () as place from ${this.entries(ofKnown)} e) o group by customer_id)`;
    const windows = this.ranges().map(([lo, hi]) => {
      const before = (1n << BigInt(lo)) - 1n;
      return { before, inside: (1n << BigInt(hi + 1)) - 1n - before };
    });
    return { source, windows };
  }

  /**
   * Orders of those customers of whom an order ended, with, for each window, the condition that one stands in it, and that one
   * stands before it, both as at its end. One row an order, however many windows hold it.
   */
  ordersOfEnded(): { source: string; windows: readonly { inside: string; before: string }[] } {
    const windows = this.ranges().map(([lo, hi]) => {
      const stands = `(ended_stretch is null or ended_stretch > ${hi})`;
      return {
        inside: `stretch between ${lo} and ${hi} and (${stands} or sold_stretch < ${lo})`,
        before: `stretch < ${lo} and ${stands}`,
      };
    });
    const ended = `(select customer_id from ${this.entries(`${ofKnown} and ended_day is not null`)} x)`;
    return { source: `(select * from ${this.entries(ofKnown)} o where customer_id in ${ended})`, windows };
  }

  /** First and last day of each window as SQL: place, first, last. */
  days(): string {
    const [firsts, ends] = [this.spans.map(({ from }) => from), this.spans.map(({ to }) => to)];
    return `(select place, first, past - 1 as last from unnest(${this.params.add(firsts)}::date[], ${this.params.add(ends)}::date[])
      with ordinality as d (first, past, place))`;
  }

  /** First and last stretch of each window. */
  private ranges(): readonly (readonly [lo: number, hi: number])[] {
    return this.spans.map(({ from, to }) => [this.bounds.indexOf(from) + 1, this.bounds.indexOf(to)]);
  }

  private somebody(): string {
    return '(gross is null or gross > 0 or customer_id is not null)';
  }

  private entries(which: string): string {
    const { question, params, bounds } = this;
    const { channel, branch } = question;
    const conditions = [`workspace_id = $1`, `day < ${params.day(bounds.at(-1) ?? '')}`, which];
    if (channel !== undefined) conditions.push(`channel = ${params.add(channel)}`);
    if (branch !== undefined) conditions.push(`branch = ${params.add(branch)}`);
    if (isGross(question)) conditions.push('gross > 0');
    const stretch = (day: string) => `width_bucket(${day}, ${params.add(bounds)}::date[])`;
    return `(select customer_id, day, sold_day, gross is not null as is_order, value, ${stretch('day')} as stretch,
        ${stretch('sold_day')} as sold_stretch, ${stretch('ended_day')} as ended_stretch
      from ${everyEntry} e where ${conditions.join(' and ')} ${andPeople(question, params)})`;
  }

  /** Entries beside each window that they count for; `from` says with which stretch a window begins. */
  private joined(entries: string, from: (lo: number) => number): string {
    const pairs = this.ranges().flatMap(([lo, hi], i) => {
      const first = from(lo);
      return Array.from({ length: hi - first + 1 }, (_, k) => ({ place: i + 1, stretch: first + k, lo: first, hi }));
    });
    const column = (name: 'place' | 'stretch' | 'lo' | 'hi') =>
      `${this.params.add(pairs.map((one) => one[name]))}::int[]`;
    return `(select w.place, e.* from unnest(${column('place')}, ${column('stretch')}, ${column('lo')}, ${column('hi')}) as w (place, stretch, lo, hi)
      join ${entries} e on e.stretch = w.stretch and (e.ended_stretch is null or e.ended_stretch > w.hi or e.sold_stretch < w.lo))`;
  }
}

/** Rows of a grouped statement by their place; a window without any row has none. */
export async function readPlaces<R extends { place: number }>(
  question: Question,
  spans: Spans,
  sql: string,
): Promise<ReadonlyMap<number, R>> {
  const rows = await question.tx.query<R>(sql, spans.params.list);
  return new Map(rows.map((row) => [row.place, row]));
}

/** One figure a window, in order. */
export function eachPlace<F>(spans: Spans, figureAt: (place: number) => F): F[] {
  return Array.from({ length: spans.count }, (_, i) => figureAt(i + 1));
}
