import { defineRefusals } from '@peyvand/kernel/refusal';

export const files = defineRefusals('files', {
  'not-found': { status: 404, fa: 'این فایل پیدا نشد.', en: 'There is no such file.' },
  'too-large': {
    status: 413,
    fa: (d: { limitMb: number }) => `فایل بزرگ‌تر از ${d.limitMb} مگابایت است.`,
    en: (d: { limitMb: number }) => `The file is larger than ${d.limitMb} MB.`,
  },
  empty: { status: 422, fa: 'این فایل خالی است.', en: 'This file is empty.' },
  'type-refused': {
    status: 415,
    fa: (d: { type: string }) => `فایلی از این نوع (${d.type}) پذیرفته نمی‌شود.`,
    en: (d: { type: string }) => `A file of this type (${d.type}) is not accepted.`,
  },
});
