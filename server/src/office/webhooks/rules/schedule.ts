const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** Pauses after the first, second … failed attempt, as Standard Webhooks recommends: ten attempts in about three days. */
const pauses = [5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour];

/**
 * When a delivery is tried again after that many failed attempts; undefined when it is given up. Up to a tenth is added by
 * `spread` (0 to 1), so that what failed together does not come back together.
 */
export function nextAttempt(attempts: number, now: Date, spread: number): Date | undefined {
  const pause = pauses[attempts - 1];
  return pause === undefined ? undefined : new Date(now.getTime() + pause * (1 + spread / 10));
}

/** So many failures in a row pause an endpoint. */
const failuresToPause = 3;

/**
 * Until when an endpoint is left in peace after so many failures in a row, and after what it asked for itself; undefined when
 * it is not. Probes come after a minute, two, four … an hour.
 */
export function pauseAfter(failures: number, askedMs: number | undefined, now: Date, spread: number): Date | undefined {
  const probes = failures - failuresToPause;
  const own = probes < 0 ? 0 : Math.min(hour, minute * 2 ** Math.min(probes, 10)) * (1 - spread / 10);
  const pause = Math.max(own, askedMs ?? 0);
  return pause > 0 ? new Date(now.getTime() + pause) : undefined;
}

/** What the header Retry-After asks for (seconds, or a date), up to a day; undefined when it says nothing that can be read. */
export function askedPause(header: string | string[] | undefined, now: Date): number | undefined {
  const text = (Array.isArray(header) ? header[0] : header)?.trim() ?? '';
  const ms = /^\d{1,15}$/.test(text) ? Number(text) * second : Date.parse(text) - now.getTime();
  return ms > 0 ? Math.min(ms, 24 * hour) : undefined;
}

/** What an answer means: any 2xx is taken, 410 asks never to be called again, all else is worth another attempt. */
export function judgeAnswer(status: number | undefined): 'delivered' | 'gone' | 'again' {
  if (status === undefined) return 'again';
  if (status >= 200 && status < 300) return 'delivered';
  return status === 410 ? 'gone' : 'again';
}
