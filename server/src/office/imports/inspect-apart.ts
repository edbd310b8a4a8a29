import { Worker } from 'node:worker_threads';
import type { Refusal } from '@peyvand/kernel/refusal';
import type { Apart } from '../../edge/house.ts';
import type { Workspace } from '../workspace/index.ts';
import type { MappingWish } from './mapping/mapping.ts';
import type { Prepared } from './prepare-import.ts';
import { imports } from './refusals.ts';

export interface InspectionAsk {
  readonly kind: string;
  readonly workspace: Workspace;
  readonly path: string;
  readonly wish: MappingWish;
}

export interface InspectionThreadData {
  readonly workerUrl: string;
}

const threads = 2;
/** A file whose beginning takes longer to understand than this is none that a person would recognise either. */
const patienceMs = 30_000;
const idleMs = 120_000;
const heapMb = 512;

interface Waiting {
  ask: InspectionAsk;
  resolve: (prepared: Prepared | Refusal) => void;
  reject: (error: unknown) => void;
}

interface Thread {
  worker: Worker;
  busy: Waiting | undefined;
  idle: NodeJS.Timeout | undefined;
}

/**
 * Keeps up to two threads warm that look into files; one business has one of them at a time, and those who wait take turns. A
 * thread that takes too long or runs out of memory is ended with a refusal in words, and the next file gets a new one.
 * @param entry the program of a thread
 */
export function inspectApart(entry: URL, data: InspectionThreadData): Apart {
  const waiting: Waiting[] = [];
  const open = new Set<Thread>();

  const end = (thread: Thread) => {
    open.delete(thread);
    clearTimeout(thread.idle);
    return thread.worker.terminate();
  };
  const begin = (): Thread => {
    const worker = new Worker(entry, { workerData: data, resourceLimits: { maxOldGenerationSizeMb: heapMb } });
    worker.unref();
    const thread: Thread = { worker, busy: undefined, idle: undefined };
    open.add(thread);
    const lost = () => {
      open.delete(thread);
      thread.busy?.resolve(imports('too-intricate'));
      thread.busy = undefined;
      next();
    };
    worker.on('error', lost);
    worker.on('exit', lost);
    return thread;
  };

  const next = () => {
    const served = new Set([...open].map((thread) => thread.busy?.ask.workspace.workspaceId));
    const at = waiting.findIndex(({ ask }) => !served.has(ask.workspace.workspaceId));
    if (at < 0) return;
    const thread = [...open].find((one) => one.busy === undefined) ?? (open.size < threads ? begin() : undefined);
    const [first] = thread === undefined ? [] : waiting.splice(at, 1);
    if (thread === undefined || first === undefined) return;
    thread.busy = first;
    clearTimeout(thread.idle);
    const limit = setTimeout(() => void end(thread), patienceMs);
    thread.worker.once('message', ({ prepared, error }: { prepared?: Prepared | Refusal; error?: unknown }) => {
      clearTimeout(limit);
      thread.busy = undefined;
      thread.idle = setTimeout(() => void end(thread), idleMs).unref();
      if (prepared === undefined) first.reject(error);
      else first.resolve(prepared);
      next();
    });
    thread.worker.postMessage(first.ask);
    next();
  };

  return {
    look: (ask) =>
      new Promise<Prepared | Refusal>((resolve, reject) => {
        waiting.push({ ask: ask as InspectionAsk, resolve, reject });
        next();
      }),
    async stop() {
      for (const one of waiting.splice(0)) one.resolve(imports('too-intricate'));
      await Promise.all([...open].map(end));
    },
  };
}
