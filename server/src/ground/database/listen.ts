import pg from 'pg';
import type { Log } from '../log.ts';

const reconnectMs = 2_000;

/**
 * Hears notifications of the database, by channel, on one connection. Reconnects by itself; what is missed meanwhile is found
 * by whoever listens, by looking from time to time.
 */
export function listen(
  url: string,
  log: Log,
  hearers: Readonly<Record<string, (payload: string) => void>>,
): { stop(): Promise<void> } {
  let stopped = false;
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  const connect = async () => {
    const fresh = new pg.Client({ connectionString: url, application_name: 'peyvand-listen' });
    client = fresh;
    const again = () => {
      if (stopped || client !== fresh) return;
      client = undefined;
      retry = setTimeout(() => void connect(), reconnectMs).unref();
    };
    fresh.on('error', again);
    fresh.on('end', again);
    fresh.on('notification', ({ channel, payload }) => hearers[channel]?.(payload ?? ''));
    try {
      await fresh.connect();
      for (const channel of Object.keys(hearers)) await fresh.query(`listen ${channel}`);
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
