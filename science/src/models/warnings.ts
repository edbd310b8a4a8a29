/** What may be wrong with a fit or its use. */
export type FitWarning =
  | 'no-repeaters'
  | 'few-repeaters'
  | 'at-bound'
  | 'not-converged'
  | 'loose-parameter'
  | 'infinite-mean-value'
  | 'value-depends-on-frequency';

const TEXTS: Readonly<Record<FitWarning, { readonly fa: string; readonly en: string }>> = {
  'no-repeaters': {
    en: 'nobody has bought on a second day yet, so there is nothing to learn from.',
    fa: 'هنوز کسی در روز دومی خرید نکرده است و چیزی برای آموختن نیست.',
  },
  'few-repeaters': {
    en: 'fewer than 100 customers have bought again; trust the interval more than the figure.',
    fa: 'کمتر از ۱۰۰ مشتری دوباره خریده‌اند؛ به بازه بیش از خود عدد تکیه کنید.',
  },
  'at-bound': {
    en: 'the data do not settle the model: a parameter ran to its bound. Do not rely on this forecast; compare another model.',
    fa: 'داده‌ها مدل را مشخص نمی‌کنند: یک پارامتر به مرز خود رسید. به این پیش‌بینی تکیه نکنید و مدل دیگری را ببینید.',
  },
  'not-converged': {
    en: 'the search did not settle. Do not rely on this forecast; compare another model.',
    fa: 'جست‌وجو به نتیجهٔ پایدار نرسید. به این پیش‌بینی تکیه نکنید و مدل دیگری را ببینید.',
  },
  'loose-parameter': {
    en: 'the data leave a parameter open: read the total of all, and nothing of single customers.',
    fa: 'داده‌ها یکی از پارامترها را باز می‌گذارند: جمع همه را بخوانید و از تک‌تک مشتریان چیزی نخوانید.',
  },
  'infinite-mean-value': {
    en: 'spending varies so much that a mean of the population does not exist.',
    fa: 'مبلغ خریدها چنان پراکنده است که میانگینی برای همه وجود ندارد.',
  },
  'value-depends-on-frequency': {
    en: 'those who buy often spend differently each time, which this model leaves out.',
    fa: 'پرخریدها هر بار مبلغ متفاوتی می‌پردازند و این مدل آن را در نظر نمی‌گیرد.',
  },
};

/** The sentence of a warning in both languages. */
export function warningText(warning: FitWarning): { readonly fa: string; readonly en: string } {
  return TEXTS[warning];
}
