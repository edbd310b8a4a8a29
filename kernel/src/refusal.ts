/**
 * A refusal is a business "no": a value, never a throw. It carries a stable code for programs, an HTTP status for the
 * edge, a sentence in both languages for people, and data for whoever wants to act on it.
 */
export interface Refusal {
  readonly refused: true;
  /** module.reason, for ever stable: "purchases.total-differs". */
  readonly code: string;
  /** HTTP status the edge answers with (4xx). */
  readonly status: number;
  /** What happened and what to do next, in each language. */
  readonly message: Words;
  /** Ids, amounts and codes; never personal values. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** One text in the two languages of the product. */
export interface Words {
  readonly fa: string;
  readonly en: string;
}

interface RefusalSpec<D> {
  readonly status: 400 | 401 | 403 | 404 | 408 | 409 | 410 | 413 | 415 | 422 | 429 | 503 | 507;
  readonly fa: string | ((data: D) => string);
  readonly en: string | ((data: D) => string);
}

// biome-ignore lint/suspicious/noExplicitAny: any is the only bound that keeps each entry's own data type inferable.
type Specs = Record<string, RefusalSpec<any>>;
type DataOf<S> = S extends { fa: (data: infer D) => string }
  ? D
  : S extends { en: (data: infer D) => string }
    ? D
    : never;

/** Refusals made from a module's specification: `purchases('total-differs', { given, sum })`. */
export type Refusals<S extends Specs> = {
  <K extends keyof S & string>(reason: K, ...data: [DataOf<S[K]>] extends [never] ? [] : [DataOf<S[K]>]): Refusal;
  readonly module: string;
  readonly specs: S;
};

/**
 * Declares the named ways in which a module says no.
 * @param module first part of each code
 * @param specs reason → status and the sentence in both languages (plain, or a function of the data)
 */
export function defineRefusals<const S extends Specs>(module: string, specs: S): Refusals<S> {
  const make = (reason: string, data: Record<string, unknown> = {}): Refusal => {
    const spec = specs[reason];
    if (spec === undefined) throw new Error(`no refusal ${module}.${reason}`);
    const say = (text: RefusalSpec<unknown>['fa']) => (typeof text === 'function' ? text(data) : text);
    return {
      refused: true,
      code: `${module}.${reason}`,
      status: spec.status,
      message: { fa: say(spec.fa), en: say(spec.en) },
      data,
    };
  };
  return Object.assign(make, { module, specs }) as Refusals<S>;
}

/** True when a command answered no. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && (value as { refused?: unknown }).refused === true;
}
