import { inWorkspace } from '../ground/database/transaction.ts';
import type { RunnerHouse } from './react.ts';
import { inOrder, type Lane, laneOf, lanes, type Reaction } from './reaction.ts';
import { hasNews } from './read-log.ts';
import { dueReactions, retryParked } from './retry-parked.ts';
import { runReaction, runTogether } from './run-reaction.ts';

export interface PumpOptions extends RunnerHouse {
  readonly reactions: readonly Reaction[];
  /** Ids of all open workspaces, for the sweep. */
  readonly workspaces: () => Promise<string[]>;
  /** Events gather this long before a batch; under load longer, up to `mostGatherMs`. */
  readonly gatherMs?: number;
  /** The same for the lane that nobody waits for. */
  readonly laterMs?: number;
  /** Catches what a lost wake-up missed. */
  readonly sweepMs?: number;
}

/** A batch of so many events is a busy till: it pays to let more gather, in a pause that nobody notices. */
const busyBatch = 20;
const mostGatherMs = 200;

/**
 * The bulk lane of one business (what an import left behind) may take minutes: two run at a time, each for so long, and then it
 * is the next one's turn. The sweep that starts them waits for none.
 */
const mostBulkAtOnce = 2;
const bulkTurnMs = 5_000;

interface Swept {
  handled: number;
  hidden: boolean;
}

/**
 * Wakes reactions. The write path calls `wake` after its commit, in memory; nothing about waking is on the write path.
 * Each (workspace, lane) has one loop in this process at a time; between processes the cursor rows decide.
 */
export class Pump {
  #options: PumpOptions;
  #lanes: Record<Lane, readonly Reaction[]>;
  #running = new Map<string, Promise<void>>();
  #again = new Set<string>();
  #timers = new Map<string, NodeJS.Timeout>();
  /** Pauses that have grown beyond the usual one. */
  #pauses = new Map<string, number>();
  #held = new Map<string, number>();
  #sweeper: NodeJS.Timeout | undefined;
  /** Workspaces in whose turn the bulk lane is, and those that wait for one, in order. */
  #bulk = new Set<string>();
  #bulkLine = new Set<string>();
  #stopped = false;

  constructor(options: PumpOptions) {
    this.#options = options;
    const ordered = inOrder(options.reactions);
    const of = (lane: Lane) => ordered.filter((one) => laneOf(one) === lane);
    this.#lanes = { live: of('live'), later: of('later'), bulk: of('bulk') };
  }

  start(): void {
    const sweep = () => {
      void this.#sweep().finally(() => {
        if (!this.#stopped) this.#sweeper = setTimeout(sweep, this.#options.sweepMs ?? 5000).unref();
      });
    };
    sweep();
  }

  /** Something was committed in this workspace. */
  wake(workspaceId: string): void {
    this.#wake(workspaceId, 'live');
    this.#wake(workspaceId, 'later');
  }

  #wake(workspaceId: string, lane: Lane): void {
    const loop = `${lane}:${workspaceId}`;
    if (this.#stopped || this.#timers.has(loop) || this.#lanes[lane].length === 0) return;
    const { gatherMs = 15, laterMs = 2000 } = this.#options;
    const pause = lane === 'later' ? laterMs : (this.#pauses.get(loop) ?? gatherMs);
    const timer = setTimeout(() => {
      this.#timers.delete(loop);
      if (lane === 'bulk') this.#startBulk(workspaceId);
      else void this.#loop(workspaceId, lane);
    }, pause);
    this.#timers.set(loop, timer);
  }

  /** Runs until nothing waits in the workspace: imports end with it, tests and benches wait on it instead of on time. */
  async drain(workspaceId: string, which: readonly Lane[] = lanes): Promise<void> {
    const reactions = which.flatMap((lane) => this.#lanes[lane]);
    for (;;) {
      const ran = await this.#runOnce(workspaceId, reactions);
      if (!ran.more) return;
      if (ran.handled === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** Each as long as it finds something. What one tells another may have to hear, so there is more wherever one did. */
  async #runOnce(workspaceId: string, reactions: readonly Reaction[]): Promise<{ handled: number; more: boolean }> {
    let handled = 0;
    let more = false;
    for (const reaction of reactions)
      for (;;) {
        const ran = await runReaction(this.#options, workspaceId, reaction);
        handled += ran.handled;
        if (ran.more && ran.handled > 0) continue;
        more ||= ran.more;
        break;
      }
    return { handled, more: more || handled > 0 };
  }

  /**
   * Keeps this process's bulk lane of a workspace asleep while an import runs: the derived tables are then rebuilt once, at
   * its end. Only a saving: another process may still run the lane, and nothing would be wrong.
   */
  holdBulk(workspaceId: string): () => void {
    this.#held.set(workspaceId, (this.#held.get(workspaceId) ?? 0) + 1);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      const left = (this.#held.get(workspaceId) ?? 1) - 1;
      if (left > 0) this.#held.set(workspaceId, left);
      else this.#held.delete(workspaceId);
    };
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#sweeper);
    for (const timer of this.#timers.values()) clearTimeout(timer);
    await Promise.allSettled(this.#running.values());
  }

  /** Stands the bulk lane of a workspace in line, and starts as many as may run. */
  #startBulk(workspaceId?: string): void {
    if (workspaceId !== undefined && !this.#bulk.has(workspaceId)) this.#bulkLine.add(workspaceId);
    for (const next of this.#bulkLine) {
      if (this.#stopped || this.#bulk.size >= mostBulkAtOnce) return;
      this.#bulkLine.delete(next);
      this.#bulk.add(next);
      void this.#loop(next, 'bulk').finally(() => {
        this.#bulk.delete(next);
        this.#startBulk();
      });
    }
  }

  #loop(workspaceId: string, lane: Lane): Promise<void> {
    const loop = `${lane}:${workspaceId}`;
    const running = this.#running.get(loop);
    if (running !== undefined) {
      this.#again.add(loop);
      return running;
    }
    const run = this.#run(workspaceId, lane)
      .then(({ handled, hidden }) => {
        this.#gather(loop, handled);
        if (hidden) this.#again.add(loop);
      })
      .catch((error) => this.#options.log.error('the pump stumbled', { workspaceId, error }))
      .finally(() => {
        this.#running.delete(loop);
        if (this.#again.delete(loop)) this.#wake(workspaceId, lane);
      });
    this.#running.set(loop, run);
    return run;
  }

  /** The pause before the next batch follows the load: twice as long after a large one, half after a small one. */
  #gather(loop: string, handled: number): void {
    const least = this.#options.gatherMs ?? 15;
    const pause = this.#pauses.get(loop) ?? least;
    const next = handled >= busyBatch ? Math.min(mostGatherMs, pause * 2) : pause / 2;
    if (next > least) this.#pauses.set(loop, next);
    else this.#pauses.delete(loop);
  }

  async #run(workspaceId: string, lane: Lane): Promise<Swept> {
    if (lane === 'bulk' && this.#held.has(workspaceId)) return { handled: 0, hidden: false };
    const reactions = this.#lanes[lane];
    const look = (tx: Parameters<typeof hasNews>[0]) => hasNews(tx, reactions);
    if (!(await inWorkspace(this.#options.pool, workspaceId, look, { readOnly: true })))
      return { handled: 0, hidden: false };
    if (lane === 'bulk') return this.#runAlone(workspaceId, reactions);
    const { handled, busy, more, full } = await runTogether(this.#options, workspaceId, reactions);
    if (full) return this.#runAlone(workspaceId, reactions);
    return { handled, hidden: more && !busy };
  }

  /** Each reaction until nothing waits for it. */
  async #runAlone(workspaceId: string, reactions: readonly Reaction[]): Promise<Swept> {
    let hidden = false;
    let handled = 0;
    const until = performance.now() + bulkTurnMs;
    for (const reaction of reactions) {
      for (;;) {
        // its turn is over; what is left stands in line again
        if (performance.now() > until) return { handled, hidden: true };
        if (this.#stopped) return { handled, hidden };
        const ran = await runReaction(this.#options, workspaceId, reaction);
        handled += ran.handled;
        if (!ran.more) break;
        // Hidden by a transaction still running, or held by another process: come back instead of spinning.
        if (ran.busy || ran.handled === 0) {
          hidden ||= !ran.busy;
          break;
        }
      }
    }
    return { handled, hidden };
  }

  async #sweep(): Promise<void> {
    try {
      for (const workspaceId of await this.#options.workspaces()) {
        if (this.#stopped) return;
        for (const lane of lanes.filter((one) => one !== 'bulk')) await this.#loop(workspaceId, lane);
        if (this.#lanes.bulk.length > 0) this.#startBulk(workspaceId);
        const due = await dueReactions(this.#options, workspaceId);
        const { reactions } = this.#options;
        for (const reaction of reactions)
          if (due.has(reaction.name)) await retryParked(this.#options, workspaceId, reaction, reactions);
      }
    } catch (error) {
      if (!this.#stopped) this.#options.log.warn('the sweep failed', { error });
    }
  }
}
