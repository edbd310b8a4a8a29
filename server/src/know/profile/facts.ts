import type { Words } from '@peyvand/kernel/refusal';

/** What a fact is made by: an event, the passing of time, or its place in the population. */
export type FactKind = 'event' | 'time' | 'population';
export type FactType = 'count' | 'day' | 'money' | 'days' | 'share' | 'score' | 'code' | 'list';

/** A fact about a customer. Lists, segments and the page all read this one declaration. */
export interface Fact {
  readonly name: string;
  readonly title: Words;
  readonly definition: Words;
  readonly type: FactType;
  readonly kind: FactKind;
  /** Events that may change it; empty for what time or a fit changes. */
  readonly changedBy: readonly string[];
}

const bought = [
  'purchase.recorded',
  'purchase.returned',
  'purchase.cancelled',
  'customer.merged',
  'customer.merge-undone',
];

const event = (name: string, type: FactType, title: Words, definition: Words): Fact => ({
  name,
  title,
  definition,
  type,
  kind: 'event',
  changedBy: bought,
});
const other = (kind: 'time' | 'population', name: string, type: FactType, title: Words, definition: Words): Fact => ({
  name,
  title,
  definition,
  type,
  kind,
  changedBy: [],
});

/** All facts, in the order in which the page tells them. */
export const facts: readonly Fact[] = [
  event(
    'orders',
    'count',
    { fa: 'سفارش‌ها', en: 'Orders' },
    { fa: 'سفارش‌های لغونشده، هر مبلغی داشته باشند.', en: 'Orders that were not cancelled, of any amount.' },
  ),
  event(
    'transactions',
    'count',
    { fa: 'روزهای خرید', en: 'Purchase days' },
    {
      fa: 'روزهایی که خرید کرده است؛ همهٔ خریدهای یک روز یکی شمرده می‌شود.',
      en: 'Days with a purchase; all purchases of one day count once.',
    },
  ),
  event(
    'firstDay',
    'day',
    { fa: 'نخستین خرید', en: 'First purchase' },
    { fa: 'روز نخستین سفارش.', en: 'Day of the first order.' },
  ),
  event(
    'lastDay',
    'day',
    { fa: 'آخرین خرید', en: 'Last purchase' },
    { fa: 'روز آخرین سفارش.', en: 'Day of the last order.' },
  ),
  event(
    'gross',
    'money',
    { fa: 'خرید ناخالص', en: 'Gross spend' },
    { fa: 'جمع سفارش‌ها، بدون کم کردن برگشتی‌ها.', en: 'Sum of the orders as sold.' },
  ),
  event(
    'returned',
    'money',
    { fa: 'برگشتی', en: 'Returned' },
    { fa: 'آنچه برگشته است، با سفارش یا بی‌سفارش.', en: 'What came back, with or without its order.' },
  ),
  event(
    'net',
    'money',
    { fa: 'خرید خالص', en: 'Net spend' },
    { fa: 'خرید ناخالص منهای برگشتی.', en: 'Gross spend less what came back.' },
  ),
  event(
    'aov',
    'money',
    { fa: 'میانگین سفارش', en: 'Average order' },
    { fa: 'خرید خالص ÷ شمار سفارش‌ها.', en: 'Net spend ÷ orders.' },
  ),
  event(
    'margin',
    'money',
    { fa: 'حاشیهٔ سود', en: 'Margin' },
    {
      fa: 'فروش خالص سفارش‌هایی که بهای کالایشان معلوم است، منهای مالیات و آن بها. نامعلوم، اگر هیچ بهایی ثبت نشده باشد.',
      en: 'Net sales of the orders whose cost is known, less their tax and that cost. Unknown while no cost is recorded.',
    },
  ),
  event(
    'costToServe',
    'money',
    { fa: 'هزینهٔ خدمت', en: 'Cost to serve' },
    {
      fa: 'زمان، ارسال و امتیازی که صرف او شده است؛ تا رویدادی چنین هزینه‌ای نگوید، صفر است.',
      en: 'Time, shipping and points spent on her; 0 until events tell of such costs.',
    },
  ),
  event(
    'usualGap',
    'days',
    { fa: 'فاصلهٔ معمول خرید', en: 'Usual gap' },
    { fa: 'میانگین فاصلهٔ روزهای خرید.', en: 'Mean number of days between purchase days.' },
  ),
  event(
    'medianGap',
    'days',
    { fa: 'میانهٔ فاصلهٔ خرید', en: 'Median gap' },
    {
      fa: 'فاصلهٔ میانی روزهای خرید؛ یک وقفهٔ بلند آن را جابه‌جا نمی‌کند.',
      en: 'The middle gap between purchase days; one long pause does not move it.',
    },
  ),
  event(
    'lastChannel',
    'code',
    { fa: 'آخرین کانال', en: 'Last channel' },
    { fa: 'کانال آخرین سفارش.', en: 'Channel of the last order.' },
  ),
  event(
    'lastBranch',
    'code',
    { fa: 'آخرین شعبه', en: 'Last branch' },
    { fa: 'شعبهٔ آخرین سفارش.', en: 'Branch of the last order.' },
  ),
  event(
    'favouriteChannel',
    'code',
    { fa: 'کانال دلخواه', en: 'Favourite channel' },
    { fa: 'کانال بیشتر سفارش‌ها؛ در برابری، تازه‌تر.', en: 'Channel of most orders; the later one when equal.' },
  ),
  event(
    'ordersByMonth',
    'list',
    { fa: 'سفارش در ماه‌های سال', en: 'Orders by month of the year' },
    { fa: 'دوازده عدد، در تقویم کسب‌وکار.', en: "Twelve numbers, in the business's calendar." },
  ),
  event(
    'ordersByWeekday',
    'list',
    { fa: 'سفارش در روزهای هفته', en: 'Orders by weekday' },
    { fa: 'هفت عدد، از شنبه.', en: 'Seven numbers, from Saturday.' },
  ),
  event(
    'categories',
    'list',
    { fa: 'سهم دسته‌ها', en: 'Category mix' },
    {
      fa: 'سهم هر دستهٔ کالا از خریدهایش، پس از کم کردن برگشتی‌ها و بدون کارمزد و هزینهٔ ارسال.',
      en: 'The share of each category in what was bought, net of returns, without fees and postage.',
    },
  ),
  other(
    'time',
    'recencyDays',
    'days',
    { fa: 'روزهای گذشته از آخرین خرید', en: 'Days since the last purchase' },
    { fa: 'از روز آخرین خرید تا روز مبنا.', en: 'From the last purchase to the as-of day.' },
  ),
  other(
    'time',
    'stage',
    'code',
    { fa: 'مرحلهٔ چرخهٔ عمر', en: 'Life-cycle stage' },
    {
      fa: 'آشنا، تازه، فعال، رو به سردی، از دست رفته، بازگشته یا پایان‌یافته؛ بر پایهٔ فاصلهٔ معمول خودش.',
      en: 'Prospect, new, active, at risk, lapsed, won back or ended, by her own usual gap.',
    },
  ),
  other(
    'time',
    'rung',
    'code',
    { fa: 'پلهٔ وفاداری', en: 'Loyalty rung' },
    {
      fa: 'آشنا، خریدار یا مشتری همیشگی؛ پله‌های بالاتر با نظرسنجی و معرفی پر می‌شوند.',
      en: 'Prospect, customer or client; the higher rungs come with surveys and referrals.',
    },
  ),
  other(
    'time',
    'lapsed',
    'code',
    { fa: 'از دست رفته', en: 'Lapsed' },
    { fa: 'بیش از مرز تعیین‌شده خرید نکرده است.', en: 'No purchase for longer than the limit that is set.' },
  ),
  other(
    'time',
    'nextStageDay',
    'day',
    { fa: 'روز تغییر مرحله', en: 'Next change of stage' },
    { fa: 'اگر خریدی نکند، مرحله‌اش در این روز تغییر می‌کند.', en: 'Without a purchase her stage changes on this day.' },
  ),
  other(
    'population',
    'segment',
    'code',
    { fa: 'بخش RFM', en: 'RFM segment' },
    {
      fa: 'از جدول تازگی × تعداد خرید. برای کمتر از ۲۰ مشتری، یا مشتریان هم‌سان، «هنوز نمی‌توان گفت».',
      en: 'From the grid of recency × frequency. Of fewer than 20 customers, or equal ones, it is too few to tell.',
    },
  ),
  other(
    'population',
    'r',
    'score',
    { fa: 'امتیاز تازگی', en: 'Recency score' },
    { fa: '۱ تا ۵، در برابر همهٔ مشتریان.', en: '1 to 5, among all customers.' },
  ),
  other(
    'population',
    'f',
    'score',
    { fa: 'امتیاز تعداد', en: 'Frequency score' },
    { fa: '۱ تا ۵، بر پایهٔ روزهای خرید.', en: '1 to 5, by purchase days.' },
  ),
  other(
    'population',
    'm',
    'score',
    { fa: 'امتیاز مبلغ', en: 'Money score' },
    { fa: '۱ تا ۵، بر پایهٔ خرید خالص.', en: '1 to 5, by net spend.' },
  ),
  other(
    'population',
    'pAlive',
    'share',
    { fa: 'احتمال فعال بودن', en: 'Chance of being active' },
    {
      fa: 'احتمال اینکه هنوز مشتری باشد، از مدل خرید تکراری.',
      en: 'Chance that she has not left for good, by the repeat-purchase model.',
    },
  ),
  other(
    'population',
    'expectedPurchases',
    'count',
    { fa: 'خریدهای مورد انتظار', en: 'Expected purchases' },
    { fa: 'روزهای خرید در ۵۲ هفتهٔ آینده.', en: 'Purchase days in the next 52 weeks.' },
  ),
  other(
    'population',
    'averageValue',
    'money',
    { fa: 'ارزش مورد انتظار هر خرید', en: 'Expected value of a purchase' },
    {
      fa: 'میانگین مورد انتظار یک روز خرید پس از کم کردن برگشتی‌ها، از مدل گاما-گاما.',
      en: 'Expected mean of a purchase day, net of what comes back, by the Gamma-Gamma model.',
    },
  ),
  other(
    'population',
    'clv',
    'money',
    { fa: 'ارزش ۱۲ ماه آینده', en: 'Value of the next 12 months' },
    {
      fa: 'آنچه در ۱۲ ماه آینده انتظار می‌رود، تنزیل‌شده: سود، اگر حاشیهٔ سود گفته شده یا بهای کالاها ثبت شده باشد؛ وگرنه درآمد (LTV). بازهٔ کنارش ۸۰٪ آینده‌های ممکن او را در بر می‌گیرد.',
      en: 'What is expected in the next 12 months, discounted: margin, where it is set or costs are recorded; else revenue (LTV). The range beside it holds 80 % of her possible futures.',
    },
  ),
  other(
    'population',
    'nextPurchaseDay',
    'day',
    { fa: 'خرید بعدی', en: 'Next purchase' },
    {
      fa: 'نیمی از مشتریان فعال با چنین سابقه‌ای تا این روز خرید می‌کنند. اگر احتمال فعال بودن کمتر از نصف باشد، گفته نمی‌شود.',
      en: 'Half of the active customers with such a history buy by this day. Not foretold below a chance of one half.',
    },
  ),
];
