import { defineWords } from '@peyvand/ui/read/words.ts';

/** Writing something into the story. */
export const composerWords = defineWords({
  fa: {
    label: 'ثبت در داستان',
    placeholder: 'یادداشت، خلاصهٔ تماس یا دیدار…',
    missing: 'بنویسید چه شد؛ همین یک جمله کافی است.',
    channel: 'چه شد',
    note: 'یادداشت',
    call: 'تماس',
    visit: 'دیدار',
    save: 'ثبت',
    saved: 'در داستان ثبت شد',
    keys: 'ثبت با Ctrl+Enter',
    direction: 'چه کسی آغاز کرد',
    inbound: 'مشتری',
    outbound: 'ما',
  },
  en: {
    label: 'Add to the story',
    placeholder: 'A note, or what was said in a call or visit…',
    missing: 'Write what happened; one sentence is enough.',
    channel: 'What happened',
    note: 'Note',
    call: 'Call',
    visit: 'Visit',
    save: 'Add',
    saved: 'Added to the story',
    keys: 'Ctrl+Enter adds it',
    direction: 'Who began',
    inbound: 'Customer',
    outbound: 'We',
  },
});
