import { Type } from 'typebox';
import { page } from '../../edge/http/cursor.ts';

const words = Type.Object({ fa: Type.String(), en: Type.String() });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const text = (description: string) => Type.Optional(Type.String({ maxLength: 100, description }));

export const ask = {
  from: text('First local day of the window, in either calendar'),
  to: text('The day after the last: windows are half-open'),
  asOf: text("The day the figures are seen from; without it the workspace's setting"),
  segment: text('rfm:KEY, the people of an RFM segment as they stand now'),
  calendar: Type.Optional(Type.Union([Type.Literal('jalali'), Type.Literal('gregorian')])),
  channel: text('Only this channel'),
  branch: text('Only this branch'),
  variant: text("One variant or several, comma-separated; each measure's are in GET /measures"),
  discount: Type.Optional(Type.Number({ minimum: 0, maximum: 10, description: 'Yearly discount, a fraction' })),
};

export const addressOf = {
  cell: Type.Optional(
    Type.String({
      maxLength: 100,
      description: "A cell of the measure's table by its address, see table.cell: r:5,f:4",
    }),
  ),
};

export const cellOf = {
  ...addressOf,
  customers: text('Share of customers of the concentration curve, 0 to 1'),
  part: Type.Optional(
    Type.String({
      maxLength: 40,
      default: 'numerator',
      description: 'numerator, denominator, …; see parts of the measure',
    }),
  ),
  r: text('Recency score of an RFM cell'),
  f: text('Frequency score of an RFM cell'),
  cohort: text('Month of a cohort'),
  k: text('Months after the first purchase'),
  purchase: text('Step of the purchase funnel'),
  month: text('Month of the year, 1 to 12'),
  block: text('Block of intimacy: identity, background, status, needs, expectations or tastes'),
  group: text('Segment of a row of intimacy; none: those who have not bought'),
};
export const cell = { ...page, ...cellOf };

export const trend = {
  months: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 36,
      default: 12,
      description: 'The last so many months, where no period is given',
    }),
  ),
  span: Type.Optional(
    Type.Union([Type.Literal('month'), Type.Literal('year'), Type.Literal('period')], {
      description: 'Each month, the twelve months that end with each, or the whole period moved on month by month',
    }),
  ),
};
export const names = Type.Optional(
  Type.String({
    maxLength: 300,
    description: 'Names of measures, comma-separated; all of them when left out, of trends all that have one',
  }),
);

// a sum of many amounts: beyond 2^53 its exact decimal string
const sum = Type.Union([Type.Number(), Type.String({ pattern: '^-?\\d+$' })]);

export const measureTrend = Type.Object({
  name: Type.String(),
  unit: Type.String(),
  span: Type.String(),
  calendar: Type.String(),
  points: Type.Array(
    Type.Object({
      month: Type.String(),
      from: Type.String({ format: 'date' }),
      to: Type.String({ format: 'date' }),
      defined: Type.Boolean(),
      value: nullable(Type.Number()),
      numerator: nullable(sum),
      denominator: nullable(sum),
      n: Type.Integer(),
    }),
  ),
});

const problem = Type.Object(
  { code: Type.String(), fa: Type.String(), en: Type.String() },
  { description: 'Why this one has none; the others are not touched' },
);

export const measureTrends = Type.Object({
  items: Type.Array(
    Type.Object({
      name: Type.String(),
      trend: Type.Optional(measureTrend),
      problem: Type.Optional(problem),
    }),
  ),
});

const window = Type.Object({
  from: nullable(Type.String({ format: 'date' })),
  to: Type.String({ format: 'date' }),
  asOf: Type.String({ format: 'date' }),
  calendar: Type.String(),
});

const table = Type.Object({
  columns: Type.Array(Type.Object({ key: Type.String(), fa: Type.String(), en: Type.String() })),
  rows: Type.Array(Type.Array(Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]))),
  cell: Type.String({
    description: 'How a cell is addressed, out of the columns of its row; {column} is the key of its column',
  }),
});

const figure = {
  unit: Type.String({ description: 'share (0..1), money (minor units), index, count' }),
  defined: Type.Boolean({ description: 'False when the denominator is zero: show a dash, never 0' }),
  value: nullable(Type.Number()),
  numerator: nullable(sum),
  denominator: nullable(sum),
  n: Type.Integer(),
};

export const measureAnswer = Type.Object({
  name: Type.String(),
  title: words,
  ...figure,
  interval: Type.Optional(Type.Array(Type.Number(), { description: '95 % interval of a share of people (Wilson)' })),
  window,
  variant: Type.Array(Type.String()),
  definition: words,
  parts: Type.Array(Type.String(), { description: 'What of it can be opened' }),
  rows: Type.String({ description: 'Where the persons or orders behind the figure are listed' }),
  cell: Type.Optional(Type.Object({ address: Type.String(), title: words })),
  whole: Type.Optional(
    Type.Object(figure, { description: 'The figure of the whole table, where a cell was asked for' }),
  ),
  figures: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  table: Type.Optional(table),
});

export const measureAnswers = Type.Object({
  items: Type.Array(
    Type.Object({ name: Type.String(), answer: Type.Optional(measureAnswer), problem: Type.Optional(problem) }),
  ),
});

export const measureRows = Type.Object({
  of: Type.String({ description: 'customers, orders (returns are rows of their own) or days of customers' }),
  items: Type.Array(Type.Record(Type.String(), Type.Unknown())),
  nextCursor: nullable(Type.String()),
  all: Type.Optional(
    Type.Object(
      { rows: Type.Integer(), value: sum },
      { description: 'How many rows there are and what their values come to; with the first page' },
    ),
  ),
});

const variant = Type.Object({ key: Type.String(), fa: Type.String(), en: Type.String() });
export const measureList = Type.Object({
  items: Type.Array(
    Type.Object({
      name: Type.String(),
      title: words,
      unit: Type.String(),
      window: Type.String({ description: 'year or all: the window without dates' }),
      variants: Type.Array(variant),
      parts: Type.Array(Type.String()),
      hasTrend: Type.Boolean(),
      cellKeys: Type.Array(Type.String(), { description: 'Names that address a cell of its table' }),
      definition: words,
    }),
  ),
  calendar: Type.Union([Type.Literal('jalali'), Type.Literal('gregorian')], {
    description: 'Of the business: it cuts the months',
  }),
  asOf: Type.Object({
    day: Type.String({ format: 'date' }),
    setting: Type.String(),
    firstDay: nullable(Type.String({ format: 'date' })),
    lastDay: nullable(Type.String({ format: 'date' })),
    proposed: nullable(Type.String()),
  }),
});
