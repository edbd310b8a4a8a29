import type pg from 'pg';
import type { Log } from '../ground/log.ts';

/** Processes tell each other on it which workspace has new events. */
export const wakeChannel = 'peyvand_wake';

/** Announces to other processes that a workspace has new events: gathered, outside any write, and only a hint (the sweep catches a lost one). */
export class Announcer {
  #pool: pg.Pool;
  #log: Log;
  #waiting = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(pool: pg.Pool, log: Log) {
    this.#pool = pool;
    this.#log = log;
  }

  announce(workspaceId: string): void {
    this.#waiting.add(workspaceId);
    this.#timer ??= setTimeout(() => {
      const ids = [...this.#waiting].slice(0, 200);
      this.#waiting.clear();
      this.#timer = undefined;
      this.#pool
        .query('select pg_notify($1, id) from unnest($2::text[]) id', [wakeChannel, ids])
        .catch((error) => this.#log.warn('other processes could not be woken; the sweep will', { error }));
    }, 40).unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
