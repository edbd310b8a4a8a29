import type pg from 'pg';
import type { Clock } from '../ground/clock.ts';
import type { Config } from '../ground/config.ts';
import type { Log } from '../ground/log.ts';
import type { Secrets } from '../ground/secrets.ts';
import type { Acts } from '../office/audit/index.ts';
import type { InspectApart } from '../office/imports/index.ts';
import type { PersonalPart } from '../spine/personal.ts';
import type { Pump } from '../spine/pump.ts';
import type { WritePath } from '../spine/write.ts';
import type { Job, Jobs } from './jobs.ts';

/** Everything a module may be handed; made once by the composition root. */
export interface House {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  /** Pool of the role that sees nothing without a workspace. */
  readonly pool: pg.Pool;
  /** Pool of the worker role: bulk work, longer time-outs. */
  readonly workerPool: pg.Pool;
  /** Web and worker have database roles of their own. */
  readonly separateRoles: boolean;
  readonly path: WritePath;
  readonly pump: Pump;
  /** Where files are looked into; absent: in this thread. */
  readonly inspectApart?: InspectApart | undefined;
  readonly jobs: Jobs;
  /** Every job that a module or the house declares. */
  readonly jobList: readonly Job[];
  readonly secrets: Secrets;
  /** How the names of machines outside become addresses. */
  readonly resolve: (host: string) => Promise<readonly string[]>;
  /** Every act that the history of changes knows. */
  readonly acts: Acts;
  /** What each module keeps about a person. */
  readonly personal: readonly PersonalPart[];
}
