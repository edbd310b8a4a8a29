import type { Client, WriteOptions } from './client.ts';
import type { MeasureList, Pair } from './measures.ts';

export const modelNames = ['mbgnbd', 'bgnbd', 'paretonbd'] as const;
export type ModelName = (typeof modelNames)[number];

/** One model as it was fitted. */
export interface FittedModel {
  readonly params: Readonly<Record<string, number>>;
  readonly logLikelihood: number;
  readonly converged: boolean;
  readonly n: number;
  /** 95 % interval of each parameter; absent where the data leave it open. */
  readonly intervals?: Readonly<Record<string, readonly (number | null)[]>>;
  readonly warnings: readonly (Pair & { readonly code: string })[];
}

/** How well a model foretold what it had not seen, beside two ways of guessing without a model. */
export interface HoldoutOfModel {
  readonly n: number;
  readonly actual: number;
  readonly expected: number;
  /** expected / actual − 1; null when nothing was bought. */
  readonly totalError: number | null;
  /** Mean absolute error per customer. */
  readonly mae: number;
  readonly baselines: {
    readonly mean: { readonly expected: number; readonly mae: number };
    readonly ownRate: { readonly expected: number; readonly mae: number };
  };
  /** Means by repeat purchases before; the last row holds `x` and more. */
  readonly byX: readonly {
    readonly x: number;
    readonly customers: number;
    readonly actual: number;
    readonly expected: number;
  }[];
}

/** A fit of all models on one day's data. */
export interface Fit {
  readonly fitId: string;
  readonly madeAt: string;
  readonly asOf: string;
  readonly dataFrom: string;
  readonly dataTo: string;
  readonly customers: number;
  readonly repeaters: number;
  /** The model that predicts. */
  readonly model: ModelName;
  readonly isCurrent: boolean;
  readonly seconds: number;
  readonly assumptions: {
    readonly horizonWeeks: number;
    readonly monthlyDiscount: number;
    /** Null: unknown, values are revenue. */
    readonly margin: number | null;
    /** The business set it, or its recorded costs gave it. */
    readonly marginFrom?: string | null;
  };
  readonly fits: Readonly<Partial<Record<ModelName | 'gammagamma', FittedModel>>>;
  readonly holdout: {
    readonly until: string;
    readonly weeks: number;
    readonly models: Readonly<Partial<Record<ModelName, HoldoutOfModel>>>;
  } | null;
}

export interface Models {
  readonly asOf: MeasureList['asOf'];
  /** Null before the first fit. */
  readonly current: Fit | null;
  /** Newest first. */
  readonly earlier: readonly Fit[];
  /** Customers whose facts changed since the current fit. */
  readonly changedSince: number;
  /** A fit was asked for, or is being made. */
  readonly fitting: boolean;
  /** Why chances of single persons are not told; null where they are. */
  readonly persons: (Pair & { readonly code: string }) | null;
  /** Why values of single persons are not told. */
  readonly values: (Pair & { readonly code: string }) | null;
  /** Settings or time have left the fit behind; it is made anew by itself. */
  readonly stale: boolean;
}

/** The forecasting models: how good they are, and fitting them anew. */
export function profileModelCalls(client: Client) {
  return {
    read: (signal?: AbortSignal) => client.get<Models>('/api/v1/models', signal === undefined ? {} : { signal }),
    refit: (options?: WriteOptions) =>
      client.post<{ readonly queued: boolean }>('/api/v1/models/refit', undefined, options),
  };
}

export type ProfileModelCalls = ReturnType<typeof profileModelCalls>;
