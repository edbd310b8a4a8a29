import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import { laneOf, type Reaction } from './reaction.ts';
import { type RunnerHouse, retryParked, runReaction } from './run-reaction.ts';

export interface PumpOptions extends RunnerHouse {
  readonly clock: Clock;
  readonly log: Log;
  readonly reactions: readonly Reaction[];
  /** Ids of all open workspaces, for the sweep. */
  readonly workspaces: () => Promise<string[]>;
  /** Events gather this long before a batch, so that a busy till costs a few transactions and not one each. */
  readonly gatherMs?: number;
  /** Catches what a lost wake-up missed. */
  readonly sweepMs?: number;
}

type Lane = 'live' | 'bulk';

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
  #held = new Map<string, number>();
  #sweeper: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: PumpOptions) {
    this.#options = options;
    this.#lanes = {
      live: options.reactions.filter((one) => laneOf(one) === 'live'),
      bulk: options.reactions.filter((one) => laneOf(one) === 'bulk'),
    };
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
  wake(workspaceId: string, lane: Lane = 'live'): void {
    const loop = `${lane}:${workspaceId}`;
    if (this.#stopped || this.#timers.has(loop)) return;
    const timer = setTimeout(() => {
      this.#timers.delete(loop);
      void this.#loop(workspaceId, lane);
    }, this.#options.gatherMs ?? 15);
    this.#timers.set(loop, timer);
  }

  /** Runs until nothing waits in the workspace: imports end with it, tests and benches wait on it instead of on time. */
  async drain(workspaceId: string, lanes: readonly Lane[] = ['live', 'bulk']): Promise<void> {
    for (const lane of lanes)
      for (const reaction of this.#lanes[lane])
        for (;;) {
          const ran = await runReaction(this.#options, workspaceId, reaction);
          if (!ran.more) break;
          if (ran.busy || ran.handled === 0) await new Promise((resolve) => setTimeout(resolve, 5));
        }
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

  #loop(workspaceId: string, lane: Lane): Promise<void> {
    const loop = `${lane}:${workspaceId}`;
    const running = this.#running.get(loop);
    if (running !== undefined) {
      this.#again.add(loop);
      return running;
    }
    const run = this.#run(workspaceId, lane)
      .catch((error) => this.#options.log.error('the pump stumbled', { workspaceId, error }))
      .finally(() => {
        this.#running.delete(loop);
        if (this.#again.delete(loop)) this.wake(workspaceId, lane);
      });
    this.#running.set(loop, run);
    return run;
  }

  async #run(workspaceId: string, lane: Lane): Promise<void> {
    if (lane === 'bulk' && this.#held.has(workspaceId)) return;
    let hidden = false;
    for (const reaction of this.#lanes[lane]) {
      for (;;) {
        if (this.#stopped) return;
        const ran = await runReaction(this.#options, workspaceId, reaction);
        if (!ran.more) break;
        // Hidden by a transaction still running, or held by another process: come back instead of spinning.
        if (ran.busy || ran.handled === 0) {
          hidden ||= !ran.busy;
          break;
        }
      }
    }
    if (hidden) this.#again.add(`${lane}:${workspaceId}`);
  }

  async #sweep(): Promise<void> {
    try {
      for (const workspaceId of await this.#options.workspaces()) {
        if (this.#stopped) return;
        for (const lane of ['live', 'bulk'] as const) {
          await this.#loop(workspaceId, lane);
          for (const reaction of this.#lanes[lane])
            await retryParked(this.#options, workspaceId, reaction, this.#options.clock.now());
        }
      }
    } catch (error) {
      if (!this.#stopped) this.#options.log.warn('the sweep failed', { error });
    }
  }
}
