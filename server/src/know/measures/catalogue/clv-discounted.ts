import { profileRows, sayWhyNot } from '../../profile/index.ts';
import { foretoldValues, judgeQuestion } from '../forecast-of.ts';
import { divide, type Found, type Measure, sayDay, sayWindow, sumOf } from '../measure.ts';
import type { Question } from '../question.ts';
import { andPeople, customerOrders, firstDays, isWhole, Params, returns } from '../sources.ts';

/** Yearly discount: asked for, else the workspace's monthly one. */
function yearlyDiscount(question: Question): number {
  return question.discount ?? (1 + (question.workspace.settings.monthlyDiscount ?? 0.01)) ** 12 - 1;
}

/** What is added up: margins (a share stands in where no cost is known), or revenue while no margin is known: null. */
type Kind = number | null;

/**
 * What each order brought with its customer and day: on the day it was sold (net − tax − cost where the cost is known, else a
 * share of revenue), and what returns took of it on the day they came.
 */
function flows(question: Question, params: Params, kind: Kind): string {
  const share = `${Number(kind ?? 1)}::float8`;
  const sold =
    kind === null
      ? 'o.gross'
      : `case when o.cost is not null then o.gross - o.tax - o.cost else o.gross * ${share} end`;
  const back =
    kind === null
      ? '-r.amount'
      : `case when r.order_cost is not null then r.tax + coalesce(r.cost, 0) - r.amount else -r.amount * ${share} end`;
  return `(select o.customer_id, o.day, ${sold} as margin from ${customerOrders(question, params)} o
    union all select r.customer_id, r.day, ${back} from ${returns(question, params)} r where r.customer_id is not null)`;
}

/** Each customer's margins, each discounted by the years since her first purchase; whole years from anniversary to anniversary. */
function discountedMargins(question: Question, params: Params): string {
  const yearly = `${Math.log(1 + yearlyDiscount(question))}::float8`;
  const kind = question.workspace.settings.margin ?? null;
  return `(select customer_id, sum(margin * exp(-years * ${yearly})) as value from (
      select customer_id, margin, extract(year from gone) + extract(month from gone) / 12 + extract(day from gone) / 365.2425 as years
      from (select f.customer_id, f.margin, age(f.day::timestamp, p.first_day::timestamp) as gone from ${flows(question, params, kind)} f
        join ${firstDays(question, params)} p on p.customer_id = f.customer_id) f) d group by customer_id)`;
}

async function sinceFirstPurchase(question: Question): Promise<Found> {
  const params = new Params(question.tx.workspaceId);
  const [row] = await question.tx.query<{ value: number | null; n: number }>(
    `select sum(value)::float8 as value, count(*) as n from ${discountedMargins(question, params)} m`,
    params.list,
  );
  const n = row?.n ?? 0;
  return { ...divide(row?.value ?? 0, n), n, figures: { yearlyDiscount: yearlyDiscount(question) } };
}

/** What each customer brought: all time from the rows of facts, a part of it from the orders. */
function pastValues(question: Question, params: Params, kind: Kind): string {
  if (!isWhole(question))
    return `(select customer_id, sum(margin) as margin from ${flows(question, params, kind)} f group by customer_id)`;
  const value =
    kind === null
      ? 'net'
      : `(net - costed_net) * ${Number(kind)}::float8 + costed_net - costed_tax - cost - serve_cost`;
  return `(select customer_id, ${value} as margin from ${profileRows} p
    where workspace_id = $1 and (orders > 0 or returned > 0) ${andPeople(question, params)})`;
}

/** What the fit may say for this question, and of what kind past and future are. */
async function readForecast(question: Question) {
  const { values: silence, ...forecast } = await judgeQuestion(question);
  // what is expected is not known by channel or branch
  const scored = question.channel === undefined && question.branch === undefined && silence === null;
  const kind = question.workspace.settings.margin ?? forecast.fit?.assumptions.margin ?? null;
  return { ...forecast, silence, scored, kind };
}

/** Past and expected value of each customer: customer_id, margin, clv (null where nothing is foretold of her). */
function valuesOf(question: Question, params: Params, forecast: Awaited<ReturnType<typeof readForecast>>): string {
  const past = pastValues(question, params, forecast.kind);
  if (!forecast.scored) return `(select customer_id, margin, null::float8 as clv from ${past} m)`;
  return `(select m.customer_id, m.margin, s.clv from ${past} m
    left join ${foretoldValues(forecast, params)} as s (customer_id, clv) on s.customer_id = m.customer_id)`;
}

/**
 * Past and future at face value and discounted from the as-of day, both of one kind: margin where a margin is known to the fit,
 * else revenue. Where the fit may not speak of persons the figure is not defined, and the past stands beside it.
 */
async function fromToday(question: Question): Promise<Found> {
  const forecast = await readForecast(question);
  const { fit, silence, scored, kind } = forecast;
  const params = new Params(question.tx.workspaceId);
  const [row] = await question.tx.query<{ past: string | null; future: number | null; n: number; scored: number }>(
    `select sum(margin)::text as past, sum(clv)::float8 as future, count(*) as n, count(clv) as scored from ${valuesOf(question, params, forecast)} m`,
    params.list,
  );
  // revenue adds up exactly; a margin that is a share of it is no whole number
  const past = kind === null ? sumOf(row?.past) : Number(row?.past ?? 0);
  const expected = scored ? (row?.future ?? 0) : null;
  const everybody = row?.n ?? 0;
  const known = row?.scored ?? 0;
  const ahead = onlyExpected(question);
  const figures = {
    past,
    people: everybody,
    expected,
    scored: known,
    marginKnown: kind !== null,
    marginFrom: fit?.assumptions.marginFrom ?? null,
    monthlyDiscount: fit?.assumptions.monthlyDiscount ?? null,
    model: fit?.model ?? null,
    warnings: fit?.fits[fit.model]?.warnings ?? [],
  };
  const n = ahead ? known : everybody;
  if (expected === null) {
    const why = silence === null ? {} : { missing: 'fit', why: sayWhyNot(silence) };
    return { value: null, numerator: null, denominator: ahead ? null : n, n, figures: { ...figures, ...why } };
  }
  return { ...divide(ahead ? expected : Number(past) + expected, n), n, figures };
}

/** Only what the next twelve months are expected to bring is asked for, of those of whom it is foretold. */
const onlyExpected = (question: Question) => question.variant.has('expected');

/** Without a margin the figure is revenue, and is called LTV and never CLV (FOUNDATION 1.5). */
function isMarginKnown(question: Question): boolean {
  return question.workspace.settings.margin !== undefined;
}

/** R-115, F4: what a customer has brought and is expected to bring, adjusted for time. */
export const clvDiscounted: Measure = {
  name: 'clv-discounted',
  title: { fa: 'ارزش طول عمر مشتری (تنزیل‌شده)', en: 'Discounted lifetime value' },
  unit: 'money',
  usual: 'all',
  variants: [
    { key: 'expected', fa: 'فقط ۱۲ ماه آینده', en: 'only the next 12 months' },
    {
      key: 'sinceFirstPurchase',
      fa: 'همهٔ پرداخت‌ها از نخستین خرید مشتری تنزیل می‌شوند',
      en: "every payment discounted from the customer's first purchase",
    },
  ],
  parts: ['numerator', 'denominator', 'past', 'expected', 'scored'],
  cellKeys: [],
  define: (question) => {
    const days = sayWindow(question);
    const asOf = sayDay(question, question.asOf.day);
    const known = isMarginKnown(question);
    const label = known
      ? { fa: 'حاشیهٔ سود سفارش‌ها', en: 'margin' }
      : {
          fa: 'سود (یا درآمد، LTV، تا وقتی بهای بیشتر کالاها ثبت نشده است؛ گذشته و آینده هر دو از یک جنس‌اند)',
          en: 'margin (or revenue, LTV, while most costs are unknown; past and future are of one kind)',
        };
    const rate = Math.round(yearlyDiscount(question) * 1000) / 10;
    if (question.variant.has('sinceFirstPurchase'))
      return {
        fa: `میانگین هر مشتری: ${label.fa} سفارش‌های ${days.fa}، هر یک تنزیل‌شده با نرخ سالانهٔ ${rate}٪ برای سال‌های گذشته از نخستین خرید همان مشتری.`,
        en: `Per customer: ${label.en} of the orders ${days.en}, each discounted at ${rate} % a year for the years since that customer's first purchase.`,
      };
    if (onlyExpected(question))
      return {
        fa: `میانگین هر مشتری از میان کسانی که مدل دربارهٔ آنان چیزی می‌داند: ${label.fa} که در ۱۲ ماه پس از ${asOf.fa} انتظار می‌رود، تنزیل‌شده تا همان روز. نرخ تنزیل را با تورم بسنجید.`,
        en: `Per customer of whom the model knows anything: ${label.en} that is expected in the 12 months after ${asOf.en}, discounted to that day. Hold the rate against inflation.`,
      };
    return {
      fa: `میانگین هر مشتری: ${label.fa} گذشته به ارزش اسمی، به‌علاوهٔ آنچه در ۱۲ ماه آینده انتظار می‌رود، تنزیل‌شده از ${asOf.fa}. نرخ تنزیل را با تورم بسنجید.`,
      en: `Per customer: past ${label.en} at face value, plus what is expected in the next 12 months, discounted from ${asOf.en}. Hold the rate against inflation.`,
    };
  },
  find: (question) => (question.variant.has('sinceFirstPurchase') ? sinceFirstPurchase(question) : fromToday(question)),
  async behind(question, part) {
    const params = new Params(question.tx.workspaceId);
    if (question.variant.has('sinceFirstPurchase')) {
      const value = part === 'numerator' ? 'value' : '1';
      const sql = `select customer_id, ${value} as value from ${discountedMargins(question, params)} m`;
      return { of: 'customers', money: part === 'numerator', sql, params: params.list };
    }
    const forecast = await readForecast(question);
    const ahead = onlyExpected(question);
    const row = partsOfValue(ahead)[part];
    // what is not defined has nobody behind it; the past stands by itself
    if (row === undefined || (!forecast.scored && (row.foretold || (ahead && part === 'denominator'))))
      return undefined;
    return {
      of: 'customers',
      money: row.value !== '1',
      sql: `select customer_id, ${row.value} as value from ${valuesOf(question, params, forecast)} m where ${row.which}`,
      params: params.list,
    };
  },
};

interface PartOfValue {
  readonly value: string;
  readonly which: string;
  /** Needs a fit that may speak of persons. */
  readonly foretold: boolean;
}

function partsOfValue(ahead: boolean): Readonly<Record<string, PartOfValue>> {
  const expected = { value: 'clv', which: 'clv is not null', foretold: true };
  const scored = { value: '1', which: 'clv is not null', foretold: true };
  return {
    numerator: ahead ? expected : { value: 'margin + coalesce(clv, 0)', which: 'true', foretold: true },
    denominator: ahead ? scored : { value: '1', which: 'true', foretold: false },
    past: { value: 'margin', which: 'true', foretold: false },
    expected,
    scored,
  };
}
