/** What is noted of customers and said with them in the simulated shop: each with who says it to whom, and its words. */
export const talks = [
  {
    channel: 'note',
    direction: 'internal',
    text: 'برای جهیزیهٔ دخترش دنبال میناکاری است؛ وقتی کار تازه رسید خبرش کنیم.',
  },
  { channel: 'note', direction: 'internal', text: 'چای را همیشه دو بسته می‌خواهد و گز را بدون آرد.' },
  { channel: 'note', direction: 'internal', text: 'به گردو حساسیت دارد؛ در آجیلش نباشد.' },
  { channel: 'note', direction: 'internal', text: 'با همسرش می‌آید و معمولاً پنجشنبه‌ها عصر.' },
  { channel: 'note', direction: 'internal', text: 'هدیه‌هایش را بسته‌بندی‌شده و با کارت می‌خواهد.' },
  {
    channel: 'call',
    direction: 'inbound',
    text: 'پرسید زعفران نگین کی می‌رسد؛ گفتیم تا آخر هفته.',
    durationSeconds: 95,
  },
  {
    channel: 'call',
    direction: 'inbound',
    text: 'از دیر رسیدن بستهٔ پستی گله داشت؛ پیگیری شد و رسید.',
    durationSeconds: 210,
  },
  { channel: 'call', direction: 'outbound', text: 'برای خبر دادن از رسیدن سفارشش تماس گرفتیم.', durationSeconds: 60 },
  { channel: 'call', direction: 'outbound', text: 'پرسیدیم از خریدش راضی بوده است؛ راضی بود.', durationSeconds: 140 },
  { channel: 'visit', direction: 'inbound', text: 'برای دیدن کارهای تازهٔ خاتم آمد و خرید را به هفتهٔ بعد گذاشت.' },
  { channel: 'visit', direction: 'inbound', text: 'برای سفارش عیدی کارکنان آمد و صورت قیمت خواست.' },
  { channel: 'form', direction: 'inbound', text: 'آیا ارسال به شهرهای دیگر هم دارید؟' },
] as const;

/** Colleagues of the simulated shop, beside its owner. */
export const colleagues = [
  { name: 'زهرا کریمی', role: 'manager' },
  { name: 'امیر صادقی', role: 'seller' },
  { name: 'نرگس یزدانی', role: 'seller' },
  { name: 'حسین رضایی', role: 'cashier' },
  { name: 'سارا نجفی', role: 'support' },
] as const;

/** Needs, expectations and tastes that customers of the simulated shop have. */
export const wishes = [
  { component: 'product', attitude: 'likes', value: 'چای بهاره' },
  { component: 'product', attitude: 'likes', value: 'گز پرمغز' },
  { component: 'product', attitude: 'likes', value: 'کارهای میناکاری' },
  { component: 'product', attitude: 'dislikes', value: 'شیرینی خیلی شیرین' },
  { component: 'product', attitude: 'dislikes', value: 'دارچین' },
  { component: 'product', attitude: 'needs', value: 'هدیهٔ عید برای همکاران' },
  { component: 'product', attitude: 'needs', value: 'لوازم مدرسهٔ دو فرزند' },
  { component: 'service', attitude: 'needs', value: 'بسته‌بندی هدیه' },
  { component: 'service', attitude: 'likes', value: 'ارسال در همان روز' },
  { component: 'channel', attitude: 'likes', value: 'سفارش تلفنی' },
  { component: 'communication', attitude: 'dislikes', value: 'پیامک تبلیغاتی' },
  { component: 'communication', attitude: 'likes', value: 'خبر رسیدن کار تازه' },
] as const;
