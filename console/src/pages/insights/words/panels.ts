import { defineWords } from '@peyvand/ui/read/words.ts';

/** Words of the panels that draw a table measure. */
export const panelWords = defineWords({
  fa: {
    rfm: {
      title: 'تازگی × دفعات',
      hint: 'روی هر خانه بزنید تا آدم‌ها را ببینید',
      label: 'شمار مشتریان به تازگی آخرین خرید و دفعات خرید',
      corner: 'تازگی',
      recency: { 1: 'بسیار سرد', 2: 'سرد', 3: 'رو به سردی', 4: 'فعال', 5: 'فعال' },
      column: (score: string) => `دفعات ${score}`,
      says: (word: string, r: string, f: string, n: string, segment: string) =>
        `${segment}: ${word}، تازگی ${r}، دفعات ${f}، ${n} نفر`,
      all: 'همهٔ خریدها تا روز دید',
    },
    concentration: {
      title: 'تمرکز فروش',
      hint: (gini: string, people: string) => `ضریب جینی ${gini} · این‌جا ۸۰٪ فروش را ${people} مشتریان می‌آورند`,
      label: 'سهم فروش به سهم مشتریان، پرخریدترین‌ها نخست',
      mark: (people: string, sales: string) => `${people} مشتریان، ${sales} فروش`,
    },
    cohorts: {
      title: 'بازگشت گروه‌های ماهانه',
      hint: 'از کسانی که هر ماه نخستین بار خریدند، چند درصد در ماه‌های بعد هم خریدند',
      label: 'بازگشت گروه‌های ماهانه، ماه‌های پس از نخستین خرید',
      corner: 'نخستین خرید',
      size: 'نفر',
      says: (month: string, k: string, share: string, n: string, size: string) =>
        `${month}، ${k} ماه بعد: ${share}، ${n} نفر از ${size}`,
      first: (month: string, n: string, share: string) => `${month}، ${share}: ${n} نفر نخستین بار خریدند`,
      open: (month: string) => `* ${month} هنوز تمام نشده است؛ عددهای آن کامل می‌شوند.`,
    },
    season: {
      title: 'فصل‌ها',
      hint: 'فروش هر ماه سال، میانگین سال‌هایی که داده هست',
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
      label: 'سهم آنچه از هر گروه مشتری می‌دانیم، به شش بخش پرونده',
      corner: 'گروه',
      size: 'نفر',
      all: 'روی هم',
      notBought: 'هنوز نخریده',
      everybody: 'همهٔ گروه‌ها و بخش‌ها',
      says: (segment: string, block: string, share: string, people: string) =>
        `${segment}، ${block}: از ${share} می‌دانیم؛ ${people} نفر در گروه`,
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
      hint: 'Press a cell to see the people in it',
      label: 'Customers by recency of the last purchase and number of purchases',
      corner: 'Recency',
      recency: { 1: 'very cold', 2: 'cold', 3: 'cooling', 4: 'active', 5: 'active' },
      column: (score: string) => `Freq. ${score}`,
      says: (word: string, r: string, f: string, n: string, segment: string) =>
        `${segment}: ${word}, recency ${r}, frequency ${f}, ${n} people`,
      all: 'All purchases up to the as-of day',
    },
    concentration: {
      title: 'Concentration of sales',
      hint: (gini: string, people: string) => `Gini ${gini} · here ${people} of the customers bring 80% of the sales`,
      label: 'Share of sales by share of customers, best first',
      mark: (people: string, sales: string) => `${people} of customers, ${sales} of sales`,
    },
    cohorts: {
      title: 'Monthly cohorts',
      hint: 'Of those who first bought in a month, the share who bought in the months after',
      label: 'Monthly cohorts by months since the first purchase',
      corner: 'First purchase',
      size: 'People',
      says: (month: string, k: string, share: string, n: string, size: string) =>
        `${month}, month ${k}: ${share}, ${n} of ${size}`,
      first: (month: string, n: string, share: string) => `${month}, ${share}: ${n} bought for the first time`,
      open: (month: string) => `* ${month} is not over yet; its figures will grow.`,
    },
    season: {
      title: 'Seasons',
      hint: 'Sales of each month of the year, averaged over the years we know',
      label: 'Sales by month of the year',
      slow: (month: string) => `${month}, the slow month`,
      says: (strong: string, strongShare: string, slow: string, slowShare: string) =>
        `${strong} is ${strongShare} busier and ${slow} ${slowShare} quieter than an ordinary month.`,
      young: (n: string) =>
        `With less than two years of data, growth and season cannot be told apart (${n} months now).`,
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
