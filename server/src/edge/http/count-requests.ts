import type pg from 'pg';
import type { Clock } from '../../ground/clock.ts';
import type { Log } from '../../ground/log.ts';

const shareMs = 3_000;
const mostPlaces = 50_000;

interface Window {
  minute: number;
  /** Counted here in this minute. */
  own: number;
  /** Of these, what the table knows. */
  told: number;
  /** What others have told. */
  others: number;
}

const minuteOf = (now: number) => Math.floor(now / 60_000);
const secondsLeft = (now: number) => Math.max(1, 60 - Math.floor((now / 1000) % 60));

/**
 * Counts requests a minute by caller. Each process counts in memory, and shares through rows what comes near a limit: nothing is
 * written for a caller who asks now and then, and whoever asks in many processes at once is known in all after some seconds.
 */
export class RequestCount {
  readonly #pool: pg.Pool;
  readonly #log: Log;
  readonly #clock: Clock;
  readonly #windows = new Map<string, Window>();
  readonly #timer: NodeJS.Timeout;

  constructor(pool: pg.Pool, log: Log, clock: Clock) {
    this.#pool = pool;
    this.#log = log;
    this.#clock = clock;
    this.#timer = setInterval(() => {
      this.share().catch((error) => this.#log.warn('counts of requests could not be shared', { error }));
    }, shareMs).unref();
  }

  /** @returns undefined, or the seconds until the caller may ask again */
  add(place: string, perMinute: number, now = this.#clock.now().getTime()): number | undefined {
    const window = this.#windowOf(place, minuteOf(now));
    window.own += 1;
    if (window.own + window.others <= perMinute) return undefined;
    return secondsLeft(now);
  }

  #windowOf(place: string, minute: number): Window {
    const known = this.#windows.get(place);
    if (known?.minute === minute) return known;
    const window = { minute, own: 0, told: 0, others: 0 };
    this.#windows.delete(place);
    if (this.#windows.size >= mostPlaces) {
      const [oldest] = this.#windows.keys();
      if (oldest !== undefined) this.#windows.delete(oldest);
    }
    this.#windows.set(place, window);
    return window;
  }

  /** Tells the others what was counted here, and hears what they have. Rows of former minutes go. */
  async share(now = this.#clock.now().getTime()): Promise<void> {
    const minute = minuteOf(now);
    const busy = [...this.#windows].filter(([, one]) => one.minute === minute && one.own - one.told >= worthTelling);
    for (const [place, one] of this.#windows) if (one.minute < minute) this.#windows.delete(place);
    if (busy.length === 0) return;
    const fresh = busy.map(([, one]) => one.own - one.told);
    const { rows } = await this.#pool.query<{ place: string; count: number }>(
      `with gone as (delete from platform_rate where minute < $3 - 1)
       insert into platform_rate as r (place, minute, count)
       select place, $3, fresh from unnest($1::text[], $2::int[]) as t (place, fresh) order by place
       on conflict (place, minute) do update set count = r.count + excluded.count returning place, count`,
      [busy.map(([place]) => place), fresh, minute],
    );
    for (const [index, [, one]] of busy.entries()) one.told += fresh[index] ?? 0;
    for (const { place, count } of rows) {
      const one = this.#windows.get(place);
      if (one?.minute === minute) one.others = Math.max(0, Number(count) - one.told);
    }
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

/** Below this nobody comes near any limit. */
const worthTelling = 10;

const countSql = `with gone as (delete from platform_rate where minute < $2 - 1)
insert into platform_rate as r (place, minute, count) values ($1, $2, 1)
on conflict (place, minute) do update set count = r.count + 1 returning count`;

/**
 * Counts one asking in rows, over all processes and exactly: for what is asked seldom, and of which a few more would tell what a
 * role must not know.
 * @returns undefined, or the seconds until the caller may ask again
 */
export async function countExactly(
  pool: pg.Pool,
  place: string,
  perMinute: number,
  now: Date,
): Promise<number | undefined> {
  const { rows } = await pool.query<{ count: number }>(countSql, [place, minuteOf(now.getTime())]);
  return Number(rows[0]?.count) <= perMinute ? undefined : secondsLeft(now.getTime());
}
