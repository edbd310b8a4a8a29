import { defineWords } from '@peyvand/ui/read/words.ts';

/** Notes of colleagues. */
export const noteWords = defineWords({
  fa: {
    title: 'یادداشت‌های همکاران',
    add: 'افزودن',
    addTitle: 'یادداشت تازه',
    body: 'متن یادداشت',
    hint: 'چیزی که همهٔ همکاران باید بدانند؛ همین‌جا پیش چشم می‌ماند.',
    pin: 'بالای همه بماند',
    save: 'ثبت',
    added: 'یادداشت ثبت شد',
    pinned: 'سنجاق‌شده',
    doPin: 'سنجاق کنید',
    unpin: 'برداشتن سنجاق',
    remove: 'برداشتن یادداشت',
    removed: 'یادداشت برداشته شد',
  },
  en: {
    title: 'Notes of colleagues',
    add: 'Add',
    addTitle: 'A new note',
    body: 'The note',
    hint: 'What every colleague should know; it stays here in sight.',
    pin: 'Keep on top',
    save: 'Add',
    added: 'The note was added',
    pinned: 'pinned',
    doPin: 'Pin',
    unpin: 'Unpin',
    remove: 'Remove the note',
    removed: 'The note was removed',
  },
});
