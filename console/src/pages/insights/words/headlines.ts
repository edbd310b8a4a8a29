import { counted } from '@peyvand/kernel/counted';
import { defineWords } from '@peyvand/ui/read/words.ts';

/** Words of the headline cards: their names, and what each figure rests on. */
export const headlineWords = defineWords({
  fa: {
    cards: {
      ror: 'بازده رابطه (ROR)',
      retention: 'ماندگاری مشتری',
      clv: 'ارزش مشتری در ۱۲ ماه آینده (CLV)',
      ltv: 'خرید هر مشتری در ۱۲ ماه آینده (LTV)',
      repeat: 'خرید دوباره',
      repeatRevenue: 'سهم فروش به مشتریان پیشین',
      aov: 'میانگین هر سفارش',
    },
    basis: {
      ror: (repeat: string, helped: string) => `${repeat} نفر از ${helped} خریدار این بازه دوباره آمده‌اند`,
      retention: (stayed: string, start: string, attrition: string) =>
        `${stayed} نفر از ${start} ماندند · ریزش ${attrition}`,
      clv: (past: string, discount: string) => `تا امروز ${past} برای هر نفر · تنزیل ماهانه ${discount}`,
      repeat: (again: string, buyers: string, byDay: string) => `${again} نفر از ${buyers} · به شمار روز ${byDay}`,
      repeatRevenue: (again: string, total: string) => `${again} از ${total}`,
      aov: (orders: string) => `از ${orders} سفارش، پس از کسر برگشتی`,
      few: (n: string) => `فقط ${n} نمونه؛ با احتیاط بخوانید`,
    },
  },
  en: {
    cards: {
      ror: 'Return on relationship (ROR)',
      retention: 'Customer retention',
      clv: 'Customer value, next 12 months (CLV)',
      ltv: 'Spend per customer, next 12 months (LTV)',
      repeat: 'Repeat purchase rate',
      repeatRevenue: 'Sales to returning customers',
      aov: 'Average order value (AOV)',
    },
    basis: {
      ror: (repeat: string, helped: string) => `${repeat} of ${counted(helped, 'buyer')} of the period came again`,
      retention: (stayed: string, start: string, attrition: string) =>
        `${stayed} of ${start} stayed · attrition ${attrition}`,
      clv: (past: string, discount: string) => `${past} each so far · ${discount} monthly discount`,
      repeat: (again: string, buyers: string, byDay: string) => `${again} of ${buyers} · by day ${byDay}`,
      repeatRevenue: (again: string, total: string) => `${again} of ${total}`,
      aov: (orders: string) => `over ${counted(orders, 'order')}, net of returns`,
      few: (n: string) => `only ${n} in the sample; read with care`,
    },
  },
});
