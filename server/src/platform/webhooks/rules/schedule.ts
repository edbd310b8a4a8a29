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

/** What an answer means: any 2xx is taken, 410 asks never to be called again, all else is worth another attempt. */
export function judgeAnswer(status: number | undefined): 'delivered' | 'gone' | 'again' {
  if (status === undefined) return 'again';
  if (status >= 200 && status < 300) return 'delivered';
  return status === 410 ? 'gone' : 'again';
}
