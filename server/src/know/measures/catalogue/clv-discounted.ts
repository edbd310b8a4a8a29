import { currentScores, judgeForecasts, profileRows, readCurrentFit, sayWhyNot } from '../../profile/index.ts';
import { divide, type Found, type Measure, type Question, sayDay, sayWindow } from '../measure.ts';
import { andSegment, customerOrders, isWhole, Params, perCustomer, returns } from '../sources.ts';

/** Value of an order as SQL: its margin where cost is known, else a share of revenue; all revenue where no margin is known. */
function worthOf(share: number | null): string {
  const net = '(o.gross - o.returned)';
  if (share === null) return net;
  return `(case when o.cost is not null then ${net} - o.tax - o.cost else ${net} * ${Number(share)}::float8 end)`;
}

/** Yearly discount: asked for, else the workspace's monthly one. */
function yearlyDiscount(question: Question): number {
  return question.discount ?? (1 + (question.workspace.settings.monthlyDiscount ?? 0.01)) ** 12 - 1;
}

/** Every margin with its customer and day: orders net of what came back of them, and returns without an order. */
function flows(question: Question, params: Params, share: number | null): string {
  return `(select o.customer_id, o.day, ${worthOf(share)} as margin from ${customerOrders(question, params)} o
    union all select r.customer_id, r.day, -r.amount * ${Number(share ?? 1)}::float8 from ${returns(question, params)} r
      where r.order_day is null and r.customer_id is not null)`;
}

/** Every margin discounted by the years since the customer's first purchase; whole years from anniversary to anniversary. */
async function sinceFirstPurchase(question: Question): Promise<Found> {
  const params = new Params(question.tx.workspaceId);
  const [row] = await question.tx.query<{ value: number | null; n: number }>(
    `select sum(margin / power(${1 + yearlyDiscount(question)}::float8, years)) as value, count(distinct customer_id) as n from (
       select customer_id, margin, extract(year from gone) + extract(month from gone) / 12 + extract(day from gone) / 365.2425 as years
       from (select f.customer_id, f.margin, age(f.day::timestamp, p.first_day::timestamp) as gone from ${flows(question, params, question.workspace.settings.margin ?? null)} f
         join ${profileRows} p on p.workspace_id = $1 and p.customer_id = f.customer_id where p.first_day is not null) f) d`,
    params.list,
  );
  const n = row?.n ?? 0;
  return { ...divide(row?.value ?? 0, n), n, figures: { yearlyDiscount: yearlyDiscount(question) } };
}

/**
 * What each customer brought: all time from the rows of facts, a part of it from the orders.
 * @param share the margin of what has no cost of its own; null: revenue, whatever costs are known
 */
function pastValues(question: Question, params: Params, share: number | null): string {
  if (!isWhole(question))
    return `(select customer_id, sum(margin) as margin from ${flows(question, params, share)} f group by customer_id)`;
  const value =
    share === null
      ? 'net'
      : `(net - costed_net) * ${Number(share)}::float8 + costed_net - costed_tax - cost - serve_cost`;
  return `(select customer_id, ${value} as margin from ${profileRows} p
    where workspace_id = $1 and (orders > 0 or returned > 0) ${andSegment(question, params)})`;
}

/**
 * Past and future at face value and discounted from the as-of day, both of one kind: margin where a margin is known to the fit,
 * else revenue. Where the fit may not speak of persons the figure is not defined, and the past stands beside it.
 */
async function fromToday(question: Question): Promise<Found> {
  const fit = await readCurrentFit(question.tx);
  const { values: silence } = judgeForecasts(fit, question.workspace, question.asOf);
  const params = new Params(question.tx.workspaceId);
  // what is expected is not known by channel or branch
  const scored = question.channel === undefined && question.branch === undefined && silence === null;
  const kind = question.workspace.settings.margin ?? fit?.assumptions.margin ?? null;
  const [row] = await question.tx.query<{ past: number | null; future: number | null; n: number; scored: number }>(
    `select sum(margin)::float8 as past, sum(s.clv) as future, count(*) as n, count(s.clv) as scored from ${pastValues(question, params, kind)} m
     left join ${currentScores} s on s.workspace_id = $1 and s.customer_id = m.customer_id and ${scored}`,
    params.list,
  );
  const past = row?.past ?? 0;
  const expected = scored ? (row?.future ?? 0) : null;
  const n = row?.n ?? 0;
  const figures = {
    past,
    expected,
    scored: row?.scored ?? 0,
    marginKnown: kind !== null,
    marginFrom: fit?.assumptions.marginFrom ?? null,
    monthlyDiscount: fit?.assumptions.monthlyDiscount ?? null,
    model: fit?.model ?? null,
    warnings: fit?.fits[fit.model]?.warnings ?? [],
  };
  if (expected === null) {
    const why = silence === null ? {} : { missing: 'fit', why: sayWhyNot(silence) };
    return { value: null, numerator: null, denominator: n, n, figures: { ...figures, ...why } };
  }
  return { ...divide(past + expected, n), n, figures };
}

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
    {
      key: 'sinceFirstPurchase',
      fa: 'همهٔ پرداخت‌ها از نخستین خرید مشتری تنزیل می‌شوند',
      en: "every payment discounted from the customer's first purchase",
    },
  ],
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
    return {
      fa: `میانگین هر مشتری: ${label.fa} گذشته به ارزش اسمی، به‌علاوهٔ آنچه در ۱۲ ماه آینده انتظار می‌رود، تنزیل‌شده از ${asOf.fa}. نرخ تنزیل را با تورم بسنجید.`,
      en: `Per customer: past ${label.en} at face value, plus what is expected in the next 12 months, discounted from ${asOf.en}. Hold the rate against inflation.`,
    };
  },
  find: (question) => (question.variant.has('sinceFirstPurchase') ? sinceFirstPurchase(question) : fromToday(question)),
  behind(question, { part }) {
    if (part !== 'numerator' && part !== 'denominator') return undefined;
    const params = new Params(question.tx.workspaceId);
    return { of: 'customers', sql: `select customer_id from ${perCustomer(question, params)} c`, params: params.list };
  },
};
