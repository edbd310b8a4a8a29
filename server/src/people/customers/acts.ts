import type { Acts } from '../../spine/act.ts';

/** What happens to customers and their fields, as the history says it. */
export const customerActs: Acts = {
  'customer.changed': { words: { fa: 'مشتری ویرایش شد', en: 'A customer was changed' } },
  'customer.data-collected': {
    words: { fa: 'همهٔ داده‌های مشتری گرفته شد', en: 'All data of a customer were taken out' },
  },
  'customer.merged': { words: { fa: 'دو مشتری یکی شدند', en: 'Two customers became one' } },
  'customer.merge-undone': { words: { fa: 'ادغام برگردانده شد', en: 'A merge was undone' } },
  'customer.erased': { words: { fa: 'داده‌های مشتری پاک شد', en: "A customer's data were erased" } },
  'customer.file-removed': { words: { fa: 'پیوستی برداشته شد', en: 'An attachment was removed' } },
  'customer.preference-noted': { words: { fa: 'سلیقه‌ای نوشته شد', en: 'A preference was noted' } },
  'customer.preference-dropped': { words: { fa: 'سلیقه‌ای برداشته شد', en: 'A preference was taken away' } },
  'customer.reach-set': { words: { fa: 'راه و زمان دلخواه تماس نوشته شد', en: 'How and when to reach her was set' } },
  'customers.bulk-started': { words: { fa: 'مشتریان گروهی ویرایش شدند', en: 'Customers were changed together' } },
  'customers.bulk-undone': { words: { fa: 'ویرایش گروهی برگردانده شد', en: 'A change of many was undone' } },
  'custom-field.defined': { words: { fa: 'فیلدی ساخته شد', en: 'A field was made' } },
  'custom-field.changed': { words: { fa: 'فیلدی عوض شد', en: 'A field was changed' } },
  'note.changed': { words: { fa: 'یادداشتی عوض شد', en: 'A note was changed' } },
  'note.restored': { words: { fa: 'یادداشتی برگردانده شد', en: 'A note was put back' } },
  'view.removed': { words: { fa: 'نمایی برداشته شد', en: 'A view was removed' } },
  'view.restored': { words: { fa: 'نمایی برگردانده شد', en: 'A view was put back' } },
  'customer.file-restored': { words: { fa: 'پیوستی برگردانده شد', en: 'An attachment was put back' } },
  'note.deleted': { words: { fa: 'یادداشتی برداشته شد', en: 'A note was removed' } },
};
