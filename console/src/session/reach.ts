import { useSyncExternalStore } from 'react';

/** Whether the server answers: it did at last, it is away, or this device itself has no network. */
export type Reach = 'here' | 'away' | 'offline';

const soonest = 2_000;
const latest = 15_000;
const listeners = new Set<() => void>();
const whenBack = new Set<() => void>();
let away = false;
let waiting: ReturnType<typeof setTimeout> | undefined;

const reachNow = (): Reach => (!away ? 'here' : navigator.onLine ? 'away' : 'offline');

/** What a call of ours came to: any answer means that the server is there. */
export function noteAnswer(reached: boolean): void {
  if (reached === !away) return;
  away = !reached;
  if (away) askAgain(soonest);
  else {
    clearTimeout(waiting);
    for (const one of whenBack) one();
  }
  for (const one of listeners) one();
}

/** Asks by itself until the server answers, first soon, then every quarter of a minute. */
function askAgain(pause: number): void {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    if (!(await answers())) askAgain(Math.min(pause * 2, latest));
  }, pause);
}

/** Asks once, and takes note of it. */
async function answers(): Promise<boolean> {
  const reached = await fetch('/healthz', { cache: 'no-store' }).then(
    (answer) => isAnswer(answer.status),
    () => false,
  );
  noteAnswer(reached);
  return reached;
}

/** A proxy's "nobody is behind me" is no answer of ours. */
function isAnswer(status: number): boolean {
  return status !== 502 && status !== 504;
}

/** `fetch` that takes note of whether the server was reached. */
export const watchedFetch: typeof fetch = async (...asked) => {
  try {
    const answer = await fetch(...asked);
    noteAnswer(isAnswer(answer.status));
    return answer;
  } catch (error) {
    // what we ourselves have called off says nothing of the server
    if (!(error instanceof DOMException && error.name === 'AbortError')) noteAnswer(false);
    throw error;
  }
};

/** Runs each time the server answers again. */
export function onReachedAgain(run: () => void): void {
  whenBack.add(run);
}

/**
 * Loads a part of the console. While the server is away this waits and tries again, and the page that is open stays open with
 * what was typed in it; a part that is missing on a server that answers belongs to another release, and is thrown.
 */
export async function untilReached<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load();
    } catch (error) {
      if (await answers()) return load();
      await new Promise<void>((resolve) => {
        const once = () => {
          whenBack.delete(once);
          resolve();
        };
        whenBack.add(once);
      });
      if (!navigator.onLine) throw error;
    }
  }
}

/** Hears from the browser when its line comes and goes; called once, when the console starts. */
export function hearTheLine(): void {
  addEventListener('online', () => void answers());
  addEventListener('offline', () => noteAnswer(false));
}

/** The reach of the server, for a screen that says so. */
export function useReach(): Reach {
  return useSyncExternalStore((changed) => {
    listeners.add(changed);
    return () => listeners.delete(changed);
  }, reachNow);
}
