import { Type } from 'typebox';

const words = Type.Object({ fa: Type.String(), en: Type.String() });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const day = Type.String({ format: 'date' });

const factFields = {
  name: Type.String(),
  title: words,
  definition: words,
  type: Type.String({ description: 'count, day, money (minor units), days, share (0..1), score (1..5), code, list' }),
  kind: Type.String({
    description: 'event: changed by what happens; time: by the day; population: by the place among all',
  }),
  changedBy: Type.Array(Type.String()),
};
export const factList = Type.Object({ items: Type.Array(Type.Object(factFields)) });

const warning = Type.Object({ code: Type.String(), fa: Type.String(), en: Type.String() });

const reason = nullable(warning);

const change = Type.Object({
  day,
  from: Type.String(),
  to: Type.String(),
  cause: Type.String({ description: 'purchase, silence or ended' }),
});

export const profile = Type.Object({
  customerId: Type.String(),
  asOf: day,
  relationship: Type.Object({
    fa: Type.String(),
    en: Type.String(),
    reasons: Type.Array(Type.Object({ fact: Type.String(), fa: Type.String(), en: Type.String() })),
  }),
  facts: Type.Array(
    Type.Object({
      ...factFields,
      value: Type.Unknown(),
      interval: Type.Optional(
        Type.Array(Type.Number(), { description: 'The shortest interval that holds 80 % of her possible futures' }),
      ),
      warnings: Type.Optional(Type.Array(warning)),
    }),
  ),
  forecast: Type.Object(
    {
      persons: reason,
      values: reason,
      group: nullable(
        Type.Object(
          { customers: Type.Integer(), repeaters: Type.Integer(), share: Type.Number() },
          {
            description: 'How many of all buyers came again: what can be said in the place of a person',
          },
        ),
      ),
      valuesAre: Type.Union([Type.Literal('margin'), Type.Literal('revenue')]),
    },
    { description: 'Why chances and values of single persons are not told; null where they are' },
  ),
  history: Type.Array(change, { description: 'Changes of stage, oldest first' }),
  rungs: Type.Array(change, { description: 'Changes of rung, oldest first' }),
  fit: Type.Optional(
    Type.Object({
      fitId: Type.String(),
      model: Type.String(),
      asOf: day,
      madeAt: Type.String({ format: 'date-time' }),
      customers: Type.Integer(),
    }),
  ),
});

const fitOfModel = Type.Object({
  params: Type.Record(Type.String(), Type.Number()),
  logLikelihood: Type.Number(),
  converged: Type.Boolean(),
  n: Type.Integer(),
  intervals: Type.Optional(Type.Record(Type.String(), Type.Array(nullable(Type.Number())))),
  warnings: Type.Array(warning),
});
const baseline = Type.Object({ expected: Type.Number(), mae: Type.Number() });
const holdoutOfModel = Type.Object({
  n: Type.Integer(),
  actual: Type.Number(),
  expected: Type.Number(),
  totalError: nullable(Type.Number()),
  mae: Type.Number({ description: 'Mean absolute error per customer' }),
  baselines: Type.Object({ mean: baseline, ownRate: baseline }),
  byX: Type.Array(
    Type.Object({ x: Type.Integer(), customers: Type.Integer(), actual: Type.Number(), expected: Type.Number() }),
    { description: 'Calibration by repeat purchases; the last row holds x and more' },
  ),
});
export const fit = Type.Object({
  fitId: Type.String(),
  madeAt: Type.String({ format: 'date-time' }),
  asOf: day,
  dataFrom: day,
  dataTo: day,
  customers: Type.Integer(),
  repeaters: Type.Integer(),
  model: Type.String({ description: 'The model that predicts' }),
  isCurrent: Type.Boolean(),
  seconds: Type.Number(),
  assumptions: Type.Object({
    horizonWeeks: Type.Number(),
    monthlyDiscount: Type.Number(),
    margin: nullable(Type.Number({ description: 'null: unknown, values are revenue (LTV)' })),
    marginFrom: Type.Optional(nullable(Type.String({ description: 'setting, or costs: from the recorded costs' }))),
  }),
  fits: Type.Record(Type.String(), fitOfModel),
  holdout: nullable(
    Type.Object({ until: day, weeks: Type.Number(), models: Type.Record(Type.String(), holdoutOfModel) }),
  ),
});

export const models = Type.Object({
  asOf: Type.Object({
    day,
    setting: Type.String(),
    firstDay: nullable(day),
    lastDay: nullable(day),
    proposed: nullable(Type.String()),
  }),
  current: nullable(fit),
  earlier: Type.Array(fit),
  changedSince: Type.Integer({ description: 'Profile rows that changed since the current fit' }),
  persons: reason,
  values: reason,
  stale: Type.Boolean({ description: 'Settings or time have left the fit behind: it is made anew by itself' }),
  fitting: Type.Boolean({ description: 'A fit was asked for, or is being made: ask again in a moment' }),
});
export const queued = Type.Object({ queued: Type.Boolean() });

const move = Type.Object({ from: Type.String(), to: Type.String(), customers: Type.Integer() });
export const movements = Type.Object({
  month: Type.String(),
  stages: Type.Array(move),
  rungs: Type.Array(move),
});
