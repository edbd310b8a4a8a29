import { defineRefusals } from '@peyvand/kernel/refusal';

export const files = defineRefusals('files', {
  'not-found': { status: 404, fa: 'این فایل پیدا نشد.', en: 'There is no such file.' },
  'too-large': {
    status: 413,
    fa: (d: { limitMb: number }) => `فایل بزرگ‌تر از ${d.limitMb} مگابایت است.`,
    en: (d: { limitMb: number }) => `The file is larger than ${d.limitMb} MB.`,
  },
  'disk-nearly-full': {
    status: 507,
    fa: 'دیسک نزدیک به پر شدن است؛ تا جایی باز نشود این کار انجام نمی‌شود. به مسئول نصب پیوند بگویید جا باز کند. داده‌های شما سر جای خود است.',
    en: 'The disk is nearly full; until room is made, this cannot be done. Tell the operator of Peyvand to make room. Your data are in place.',
  },
  empty: { status: 422, fa: 'این فایل خالی است.', en: 'This file is empty.' },
  'type-refused': {
    status: 415,
    fa: (d: { type: string }) => `فایلی از این نوع (${d.type}) پذیرفته نمی‌شود.`,
    en: (d: { type: string }) => `A file of this type (${d.type}) is not accepted.`,
  },
});
