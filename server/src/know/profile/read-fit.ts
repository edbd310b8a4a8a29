import type { Day } from '@peyvand/kernel/calendar';
import type { FitWarning, HoldoutReport, RfmYardstick } from '@peyvand/science';
import type { Tx } from '../../ground/database/transaction.ts';
import type { ForecastSettings } from './rules/forecast-settings.ts';

export type ModelName = 'bgnbd' | 'mbgnbd' | 'paretonbd';

/** A fit as it is kept: arrays and numbers, JSON-safe. */
export interface KeptFit {
  readonly params: Readonly<Record<string, number>>;
  readonly logLikelihood: number;
  readonly converged: boolean;
  readonly n: number;
  readonly warnings: readonly FitWarning[];
  /** 95 % interval of each parameter; absent on a flat likelihood. */
  readonly intervals?: Readonly<Record<string, readonly [number, number]>>;
  /** Covariance of the logarithms of the parameters, row-major. */
  readonly logCovariance?: readonly number[];
}

/** One hold-out test: fitted on what came until `until`, asked about the days after. */
export interface Holdout {
  readonly until: Day;
  readonly weeks: number;
  /** Models that could be fitted on the calibration part. */
  readonly models: Readonly<Partial<Record<ModelName, HoldoutReport>>>;
}

export interface FitRecord {
  readonly fitId: string;
  readonly madeAt: Date;
  readonly asOf: Day;
  readonly dataFrom: Day;
  readonly dataTo: Day;
  readonly customers: number;
  readonly repeaters: number;
  /** The model that predicts. */
  readonly model: ModelName;
  /** Models that could be fitted. */
  readonly fits: Readonly<Partial<Record<ModelName | 'gammagamma', KeptFit>>>;
  readonly holdout: Holdout | null;
  readonly assumptions: {
    readonly horizonWeeks: number;
    readonly monthlyDiscount: number;
    /** Share of revenue that expected value counts; null: unknown, and past and future are both revenue (LTV). */
    readonly margin: number | null;
    /** Whether the business set it, or its recorded costs gave it. */
    readonly marginFrom?: 'setting' | 'costs' | null;
    /** The settings that it was made under; absent in fits of an earlier release. */
    readonly settings?: ForecastSettings;
    /** What its ranks were cut by; absent in fits of an earlier release. */
    readonly yardstick?: RfmYardstick;
  };
  readonly seconds: number;
  readonly isCurrent: boolean;
}

const columns = `fit_id as "fitId", made_at as "madeAt", as_of as "asOf", data_from as "dataFrom", data_to as "dataTo", customers,
  repeaters, model, fits, holdout, assumptions, seconds, is_current as "isCurrent"`;

/** The fit whose scores are shown; undefined before the first. */
export async function readCurrentFit(tx: Tx): Promise<FitRecord | undefined> {
  const [fit] = await tx.prepared<FitRecord>(
    `select ${columns} from profile_fit where workspace_id = $1 and is_current`,
    [tx.workspaceId],
  );
  return fit;
}

/** The kept fits, newest first. */
export function listFits(tx: Tx, most: number): Promise<FitRecord[]> {
  return tx.prepared<FitRecord>(
    `select ${columns} from profile_fit where workspace_id = $1 order by made_at desc, fit_id desc limit $2`,
    [tx.workspaceId, most],
  );
}

/** An asking whose job was lost (a restored copy has no queue) is forgotten after so long. */
const askedMs = 600_000;

/** What changed since the current fit, and whether a new one is under way. */
export async function readPending(tx: Tx, now: Date): Promise<{ changed: number; fitting: boolean }> {
  const [row] = await tx.prepared<{ changed: number; fitting: boolean }>(
    `select changed, coalesce(asked_at > $2, false) or coalesce(fitting_until > $3, false) as fitting
     from profile_pending where workspace_id = $1`,
    [tx.workspaceId, new Date(now.getTime() - askedMs), now],
  );
  return row ?? { changed: 0, fitting: false };
}

/** True when a forecast was ever made. */
export async function hasFit(tx: Tx): Promise<boolean> {
  return (await tx.prepared('select from profile_fit where workspace_id = $1 limit 1', [tx.workspaceId])).length > 0;
}
