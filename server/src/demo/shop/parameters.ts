/**
 * Everything that the simulated shop is made from. Nobody in it exists: customers buy by a gamma-Poisson process and leave for
 * good after a purchase with a chance of their own (MBG/NBD), which is the truth that the models are tested against.
 */
export const parameters = {
  seed: 1405,
  customers: 3_000,
  /** Some thirty months. */
  days: 913,
  /** Purchases a week at which a customer is drawn: Gamma(shape) ÷ scale in weeks. */
  rate: { shape: 1.5, scale: 9 },
  /** Chance to leave after each purchase, the first included: Beta(a, b). */
  leave: { a: 0.6, b: 4.1 },
  /** Spend of a purchase in toman: Gamma(p, ν), ν ~ Gamma(q, scale). */
  spend: { p: 4, q: 5, scale: 620_000 },
  companies: 0.03,
  /** A company buys so many times as much. */
  companySpend: 4,
  onlineFans: 0.28,
  discounted: 0.14,
  returned: 0.035,
  households: 60,
  interactions: 420,
  wishes: 500,
} as const;

export const branches = ['چهارباغ', 'جلفا', 'مشتاق'] as const;
export const shopChannel = 'حضوری';
export const onlineChannel = 'اینترنتی';

/** Cities by how many customers live there. */
export const cities = [
  ['اصفهان', 'اصفهان', 60],
  ['تهران', 'تهران', 9],
  ['شاهین‌شهر', 'اصفهان', 6],
  ['نجف‌آباد', 'اصفهان', 5],
  ['خمینی‌شهر', 'اصفهان', 4],
  ['کاشان', 'اصفهان', 3],
  ['شیراز', 'فارس', 3],
  ['یزد', 'یزد', 3],
  ['مشهد', 'خراسان رضوی', 2],
  ['تبریز', 'آذربایجان شرقی', 2],
  ['کرج', 'البرز', 2],
  ['کرمان', 'کرمان', 1],
] as const;
