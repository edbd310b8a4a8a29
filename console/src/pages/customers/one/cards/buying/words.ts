import { defineWords } from '@peyvand/ui/read/words.ts';

/** How near she is to buying, and what she can spend. */
export const buyingWords = defineWords({
  fa: {
    title: 'آمادگی خرید',
    empty: 'نمی‌دانیم کی و تا چه مبلغی می‌خرد.',
    readiness: 'آمادگی',
    budget: 'بودجه',
    unsaid: 'انتخاب نشده',
    least: 'بودجه، دست‌کم',
    most: 'بودجه، حداکثر',
    reversed: 'کمترین بودجه از بیشترین آن بزرگ‌تر است.',
    between: (from: string, to: string) => `${from} تا ${to}`,
    from: (amount: string) => `از ${amount}`,
    upTo: (amount: string) => `تا ${amount}`,
  },
  en: {
    title: 'Ready to buy?',
    empty: 'We do not know when she buys, nor for how much.',
    readiness: 'Readiness',
    budget: 'Budget',
    unsaid: 'Not said',
    least: 'Budget, at least',
    most: 'Budget, at most',
    reversed: 'The least of the budget is more than the most.',
    between: (from: string, to: string) => `${from} to ${to}`,
    from: (amount: string) => `from ${amount}`,
    upTo: (amount: string) => `up to ${amount}`,
  },
});
