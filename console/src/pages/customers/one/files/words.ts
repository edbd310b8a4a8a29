import { defineWords } from '@peyvand/ui/read/words.ts';

/** Attachments. */
export const fileWords = defineWords({
  fa: {
    empty: 'هنوز پیوستی نیست',
    emptyText: 'عکس، قرارداد یا هر فایلی که به او برمی‌گردد این‌جا نگه دارید؛ فقط همکاران با دسترسی می‌بینند.',
    drop: 'پیوست تازه برای این مشتری',
    added: (name: string) => `«${name}» پیوست شد`,
    remove: (name: string) => `برداشتن «${name}»`,
    removed: (name: string) => `«${name}» برداشته شد`,
    kb: (n: string) => `${n} کیلوبایت`,
    mb: (n: string) => `${n} مگابایت`,
  },
  en: {
    empty: 'No attachment yet',
    emptyText:
      'Keep pictures, contracts or any file about this customer here; only colleagues with the right see them.',
    drop: 'A new attachment of this customer',
    added: (name: string) => `“${name}” was attached`,
    remove: (name: string) => `Remove “${name}”`,
    removed: (name: string) => `“${name}” was removed`,
    kb: (n: string) => `${n} KB`,
    mb: (n: string) => `${n} MB`,
  },
});
