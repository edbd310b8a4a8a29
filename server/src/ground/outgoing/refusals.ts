import { defineRefusals } from '@peyvand/kernel/refusal';

export const outgoing = defineRefusals('outgoing', {
  'address-unreadable': {
    status: 422,
    fa: 'نشانی باید با http:// یا https:// آغاز شود و نام کاربری در آن نباشد.',
    en: 'The address must begin with http:// or https:// and hold no user name.',
  },
  'address-private': {
    status: 422,
    fa: 'این نشانی به شبکهٔ داخلی می‌رسد و پیوند به آن درخواستی نمی‌فرستد.',
    en: 'This address leads into a private network; Peyvand sends nothing there.',
  },
  'host-unknown': {
    status: 422,
    fa: 'چنین نامی در اینترنت پیدا نشد. نشانی را دوباره ببینید.',
    en: 'There is no such host. Check the address.',
  },
  'took-too-long': {
    status: 503,
    fa: 'آن سوی نشانی در زمان مقرر پاسخ نداد.',
    en: 'The other side did not answer in time.',
  },
  'answer-too-large': {
    status: 503,
    fa: 'پاسخ آن سو بزرگ‌تر از اندازهٔ مجاز بود.',
    en: 'The answer of the other side was larger than allowed.',
  },
  'not-reached': {
    status: 503,
    fa: 'به آن سوی نشانی نرسیدیم.',
    en: 'The other side could not be reached.',
  },
});
