import { currentScores, profileRows, readCurrentFit } from '../../profile/index.ts';
import { divide, type Found, type Measure, type Question, sayDay, sayWindow } from '../measure.ts';
import { andSegment, customerOrders, isWhole, Params, perCustomer, returns } from '../sources.ts';

/** Margin of an order or a row of facts as SQL: known where cost is known, else the workspace's share of revenue. */
function marginOf(net: string, cost: string, share: number | undefined): string {
  return `(case when ${cost} is not null then ${net} - ${cost} else (${net}) * ${Number(share ?? 1)}::float8 end)`;
}

/** Yearly discount: asked for, else the workspace's monthly one. */
function yearlyDiscount(question: Question): number {
  return question.discount ?? (1 + (question.workspace.settings.monthlyDiscount ?? 0.01)) ** 12 - 1;
}

/** Every margin with its customer and day: orders net of what came back of them, and returns without an order. */
function flows(question: Question, params: Params): string {
  const share = question.workspace.settings.margin;
  return `(select o.customer_id, o.day, ${marginOf('o.gross - o.returned', 'o.cost', share)} as margin from ${customerOrders(question, params)} o
    union all select r.customer_id, r.day, -r.amount * ${Number(share ?? 1)}::float8 from ${returns(question, params)} r
      where r.order_day is null and r.customer_id is not null)`;
}

/** Every margin discounted by the years since the customer's first purchase; whole years from anniversary to anniversary. */
async function sinceFirstPurchase(question: Question): Promise<Found> {
  const params = new Params(question.tx.workspaceId);
  const [row] = await question.tx.query<{ value: number | null; n: number }>(
    `select sum(margin / power(${1 + yearlyDiscount(question)}::float8, years)) as value, count(distinct customer_id) as n from (
       select customer_id, margin, extract(year from gone) + extract(month from gone) / 12 + extract(day from gone) / 365.2425 as years
       from (select f.customer_id, f.margin, age(f.day::timestamp, p.first_day::timestamp) as gone from ${flows(question, params)} f
         join ${profileRows} p on p.workspace_id = $1 and p.customer_id = f.customer_id where p.first_day is not null) f) d`,
    params.list,
  );
  const n = row?.n ?? 0;
  return { ...divide(row?.value ?? 0, n), n, figures: { yearlyDiscount: yearlyDiscount(question) } };
}

/** Past margin of each customer: all time from the rows of facts, a part of it from the orders. */
function pastMargins(question: Question, params: Params): string {
  if (!isWhole(question))
    return `(select customer_id, sum(margin) as margin from ${flows(question, params)} f group by customer_id)`;
  const share = `${Number(question.workspace.settings.margin ?? 1)}::float8`;
  return `(select customer_id, (net - costed_net) * ${share} + costed_net - cost - serve_cost as margin from ${profileRows} p
    where workspace_id = $1 and (orders > 0 or returned > 0) ${andSegment(question, params)})`;
}

/** Past margin at face value, and the margin expected in the next twelve months, discounted from the as-of day. */
async function fromToday(question: Question): Promise<Found> {
  const params = new Params(question.tx.workspaceId);
  // what is expected is not known by channel or branch
  const scored = question.channel === undefined && question.branch === undefined;
  const [row] = await question.tx.query<{ past: number | null; future: number | null; n: number; scored: number }>(
    `select sum(margin) as past, sum(s.clv) as future, count(*) as n, count(s.clv) as scored from ${pastMargins(question, params)} m
     left join ${currentScores} s on s.workspace_id = $1 and s.customer_id = m.customer_id and ${scored}`,
    params.list,
  );
  const fit = await readCurrentFit(question.tx);
  const past = row?.past ?? 0;
  const expected = row?.future ?? 0;
  const n = row?.n ?? 0;
  return {
    ...divide(past + expected, n),
    n,
    figures: {
      past,
      expected,
      scored: row?.scored ?? 0,
      marginKnown: isMarginKnown(question),
      monthlyDiscount: fit?.assumptions.monthlyDiscount ?? null,
      model: fit?.model ?? null,
      warnings: fit?.fits[fit.model]?.warnings ?? [],
    },
  };
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
          fa: 'درآمد (LTV؛ چون حاشیهٔ سود در تنظیمات نیامده است، جز سفارش‌هایی که بهایشان معلوم است)',
          en: 'revenue (LTV: no margin is set, except of orders whose cost is known)',
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
