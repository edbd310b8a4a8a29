import pg from 'pg';
import type { Log } from '../platform/log.ts';

const channel = 'peyvand_wake';

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
        .query('select pg_notify($1, id) from unnest($2::text[]) id', [channel, ids])
        .catch((error) => this.#log.warn('other processes could not be woken; the sweep will', { error }));
    }, 40).unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

/** Hears what other processes announce. Reconnects by itself; while it cannot, the sweep does the work. */
export function listenForWakes(url: string, log: Log, wake: (workspaceId: string) => void): { stop(): Promise<void> } {
  let stopped = false;
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  const connect = async () => {
    const fresh = new pg.Client({ connectionString: url, application_name: 'peyvand-wake' });
    client = fresh;
    const again = () => {
      if (stopped || client !== fresh) return;
      client = undefined;
      retry = setTimeout(() => void connect(), 2000).unref();
    };
    fresh.on('error', again);
    fresh.on('end', again);
    fresh.on('notification', (message) => message.payload !== undefined && wake(message.payload));
    try {
      await fresh.connect();
      await fresh.query(`listen ${channel}`);
    } catch (error) {
      log.warn('cannot listen for other processes', { error });
      again();
    }
  };
  void connect();
  return {
    async stop() {
      stopped = true;
      clearTimeout(retry);
      await client?.end().catch(() => {});
    },
  };
}
