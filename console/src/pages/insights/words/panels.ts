import { counted } from '@peyvand/kernel/counted';
import { defineWords } from '@peyvand/ui/read/words.ts';

/** Words of the panels that draw a table measure. */
export const panelWords = defineWords({
  fa: {
    rfm: {
      title: 'تازگی × دفعات',
      hint: (asOf: string) => `همهٔ خریدها تا ${asOf}، نه فقط این بازه؛ روی هر خانه بزنید تا آدم‌ها را ببینید`,
      label: 'شمار مشتریان به تازگی آخرین خرید و دفعات خرید',
      corner: 'تازگی',
      recency: { 1: 'بسیار سرد', 2: 'سرد', 3: 'رو به سردی', 4: 'فعال', 5: 'فعال' },
      column: (score: string) => `دفعات ${score}`,
      says: (word: string, r: string, f: string, n: string, segment: string) =>
        `${segment}: ${word}، تازگی ${r}، دفعات ${f}، ${n} نفر`,
    },
    concentration: {
      title: 'تمرکز فروش',
      hint: (gini: string, people: string) => `ضریب جینی ${gini} · این‌جا ۸۰٪ فروش را ${people} مشتریان می‌آورند`,
      label: 'سهم فروش به سهم مشتریان، پرخریدترین‌ها نخست',
      mark: (people: string, sales: string) => `${people} مشتریان، ${sales} فروش`,
      best: (people: string) => `${people} پرخرید`,
      below: (n: string) => `${n} نفر بیش از آنچه خریده‌اند پس داده‌اند؛ برای همین منحنی از ۱۰۰٪ می‌گذرد و برمی‌گردد.`,
    },
    cohorts: {
      title: 'بازگشت گروه‌های ماهانه',
      hint: 'از آغاز تا پایان این بازه: از کسانی که هر ماه نخستین بار خریدند، چند درصد در ماه‌های بعد هم خریدند',
      label: 'بازگشت گروه‌های ماهانه، ماه‌های پس از نخستین خرید',
      corner: 'نخستین خرید',
      size: 'نفر',
      says: (month: string, k: string, share: string, n: string, size: string) =>
        `${month}، ${k} ماه بعد: ${share}، ${n} نفر از ${size}`,
      first: (month: string, n: string, share: string) => `${month}، ${share}: ${n} نفر نخستین بار خریدند`,
      cut: (n: string) => `${n} نفر که بیش از بیست سال پیش نخستین بار خریده‌اند در این جدول نیامده‌اند.`,
      open: (month: string) => `* ${month} هنوز تمام نشده است؛ عددهای آن کامل می‌شوند.`,
    },
    season: {
      title: 'فصل‌ها',
      hint: 'میانگین فروش هر ماه سال، از آغاز تا پایان این بازه؛ ماه ناتمام کنار می‌ماند',
      label: 'فروش ماه‌های سال',
      slow: (month: string) => `${month}، ماه آرام`,
      says: (strong: string, strongShare: string, slow: string, slowShare: string) =>
        `${strong} ${strongShare} پررونق‌تر و ${slow} ${slowShare} آرام‌تر از یک ماه معمولی است.`,
      young: (n: string) => `تا دو سال داده نباشد، رشد و فصل از هم جدا نمی‌شوند (اکنون ${n} ماه).`,
    },
    intimacy: {
      title: 'چقدر مشتری‌ها را می‌شناسید؟',
      hint: (all: string) => `${all} از پروندهٔ یک مشتری پر است؛ روی هر خانه بزنید تا آدم‌هایش را ببینید`,
      nothingKnown: 'هنوز جز خریدها چیزی از مشتری‌ها نمی‌دانید؛ نام، روز تولد و سلیقه‌شان را کم‌کم بپرسید و ثبت کنید',
      label: 'سهم آنچه از هر بخش مشتریان می‌دانیم، به شش برگ پرونده',
      corner: 'بخش',
      size: 'نفر',
      all: 'روی هم',
      notBought: 'هنوز نخریده',
      everybody: 'همهٔ بخش‌ها و برگ‌ها',
      says: (segment: string, block: string, share: string, people: string) =>
        `${segment}، ${block}: از ${share} می‌دانیم؛ ${people} نفر در این بخش`,
    },
    funnel: {
      title: 'از خرید اول تا پنجم',
      hint: 'چند نفر از مشتریان بازه به هر خرید رسیدند',
      step: (n: string) => `خرید ${n}`,
      people: (n: string, share: string) => `${n} نفر · ${share}`,
      drop: (share: string) => `${share} ادامه ندادند`,
      worst: 'بزرگ‌ترین افت',
    },
  },
  en: {
    rfm: {
      title: 'Recency × frequency',
      hint: (asOf: string) => `All purchases up to ${asOf}, not only this period; press a cell to see its people`,
      label: 'Customers by recency of the last purchase and number of purchases',
      corner: 'Recency',
      recency: { 1: 'very cold', 2: 'cold', 3: 'cooling', 4: 'active', 5: 'active' },
      column: (score: string) => `Freq. ${score}`,
      says: (word: string, r: string, f: string, n: string, segment: string) =>
        `${segment}: ${word}, recency ${r}, frequency ${f}, ${n} people`,
    },
    concentration: {
      title: 'Concentration of sales',
      hint: (gini: string, people: string) => `Gini ${gini} · here ${people} of the customers bring 80% of the sales`,
      label: 'Share of sales by share of customers, best first',
      mark: (people: string, sales: string) => `${people} of customers, ${sales} of sales`,
      best: (people: string) => `Best ${people}`,
      below: (n: string) =>
        `${counted(n, 'customer')} gave back more than they bought: that is why the curve passes 100% and comes back.`,
    },
    cohorts: {
      title: 'Monthly cohorts',
      hint: 'From the beginning to the end of this period: of those who first bought in a month, the share who bought in the months after',
      label: 'Monthly cohorts by months since the first purchase',
      corner: 'First purchase',
      size: 'People',
      says: (month: string, k: string, share: string, n: string, size: string) =>
        `${month}, month ${k}: ${share}, ${n} of ${size}`,
      first: (month: string, n: string, share: string) => `${month}, ${share}: ${n} bought for the first time`,
      cut: (n: string) => `${n} people who first bought more than twenty years ago are not in this table.`,
      open: (month: string) => `* ${month} is not over yet; its figures will grow.`,
    },
    season: {
      title: 'Seasons',
      hint: 'Mean sales of each month of the year, from the beginning to the end of this period; an unfinished month is left out',
      label: 'Sales by month of the year',
      slow: (month: string) => `${month}, the slow month`,
      says: (strong: string, strongShare: string, slow: string, slowShare: string) =>
        `${strong} is ${strongShare} busier and ${slow} ${slowShare} quieter than an ordinary month.`,
      young: (n: string) =>
        `With less than two years of data, growth and season cannot be told apart (${counted(n, 'month')} now).`,
    },
    intimacy: {
      title: 'How well do you know your customers?',
      hint: (all: string) => `${all} of a customer's record is filled in; press a cell to see its people`,
      nothingKnown: 'Nothing but purchases is known of them yet; ask for name, birthday and tastes bit by bit',
      label: 'What is known of each segment, by the six blocks of a record',
      corner: 'Segment',
      size: 'People',
      all: 'Overall',
      notBought: 'Not bought yet',
      everybody: 'All segments and blocks',
      says: (segment: string, block: string, share: string, people: string) =>
        `${segment}, ${block}: known of ${share}; ${people} people in the segment`,
    },
    funnel: {
      title: 'From the first purchase to the fifth',
      hint: "How many of the period's customers reached each purchase",
      step: (n: string) => `Purchase ${n}`,
      people: (n: string, share: string) => `${n} people · ${share}`,
      drop: (share: string) => `${share} went no further`,
      worst: 'Largest drop',
    },
  },
});
