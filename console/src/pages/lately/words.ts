import { defineWords } from '@peyvand/ui/read/words.ts';

/** What was done lately, and how it is taken back. */
export const latelyWords = defineWords({
  fa: {
    title: 'کارهای تازه',
    hint: 'کارهای سی روز گذشته. هر کاری که راه برگشت دارد، همین‌جا برمی‌گردد.',
    who: 'کارهای چه کسی',
    everybody: 'همه',
    mine: 'کارهای من',
    undo: 'برگرداندن',
    undone: 'برگردانده شد',
    final: 'برگشت ندارد',
    started: 'برگرداندن آغاز شد',
    done: (title: string) => `برگردانده شد: ${title}`,
    program: 'برنامه',
    more: 'کارهای پیش از این',
    empty: 'در سی روز گذشته کاری نشده است',
    emptyText:
      'ادغام، آوردن فایل، ویرایش گروهی، یادداشت، رضایت، خریدی که دستی ثبت شود و آنچه برداشته شود، این‌جا می‌آید.',
  },
  en: {
    title: 'Lately done',
    hint: 'What was done in the last thirty days. Whatever has a way back is taken back here.',
    who: 'Whose acts',
    everybody: 'Everybody',
    mine: 'My own',
    undo: 'Take back',
    undone: 'taken back',
    final: 'no way back',
    started: 'Taking it back has begun',
    done: (title: string) => `Taken back: ${title}`,
    program: 'a program',
    more: 'What came before',
    empty: 'Nothing was done in the last thirty days',
    emptyText:
      'Merges, files, changes of many, notes, consents, purchases written by hand and what was removed will stand here.',
  },
});
