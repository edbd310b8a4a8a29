import { counted } from '@peyvand/kernel/counted';
import { defineRefusals, type Refusal, type Words } from '@peyvand/kernel/refusal';
import type { FastifyReply } from 'fastify';

/** Refusals of the edge itself, before any module is asked. */
export const request = defineRefusals('request', {
  unauthenticated: {
    status: 401,
    fa: 'برای این کار باید وارد شوید یا کلید دسترسی معتبر بفرستید.',
    en: 'Sign in, or send a valid access token.',
  },
  forbidden: {
    status: 403,
    fa: (d: { right: string; what?: Words }) =>
      d.what === undefined
        ? 'نقش شما اجازهٔ این کار را ندارد. از مالک کسب‌وکار بخواهید.'
        : `نقش شما اجازهٔ این کار را ندارد: ${d.what.fa}. از مالک کسب‌وکار بخواهید.`,
    en: (d: { right: string; what?: Words }) =>
      d.what === undefined
        ? 'Your role may not do this. Ask the owner of the business.'
        : `Your role may not do this: ${d.what.en}. Ask the owner of the business.`,
  },
  'cross-site': {
    status: 403,
    fa: 'این درخواست از صفحه‌های خود پیوند نیامده است.',
    en: 'This request did not come from a page of Peyvand.',
  },
  'not-found': { status: 404, fa: 'چنین چیزی پیدا نشد.', en: 'There is no such thing.' },
  invalid: {
    status: 400,
    fa: (d: { problems: { path: string; fa: string }[] }) =>
      `درخواست درست نیست: ${d.problems.map((p) => `${p.path}: ${p.fa}`).join('؛ ')}`,
    en: (d: { problems: { path: string; en: string }[] }) =>
      `The request is not valid: ${d.problems.map((p) => `${p.path}: ${p.en}`).join('; ')}`,
  },
  unstorable: {
    status: 422,
    fa: (d: { problems: { path: string; fa: string }[] }) =>
      `این مقدار را نمی‌توان نگه داشت: ${d.problems.map((p) => `${p.path}: ${p.fa}`).join('؛ ')}`,
    en: (d: { problems: { path: string; en: string }[] }) =>
      `This value cannot be kept: ${d.problems.map((p) => `${p.path}: ${p.en}`).join('; ')}`,
  },
  'out-of-range': {
    status: 422,
    fa: 'عدد یا تاریخی در این درخواست بیرون از اندازه‌ای است که نگه داشته می‌شود. آن را درست کنید و دوباره بفرستید.',
    en: 'A number or a date of this request lies beyond what can be kept. Correct it and send again.',
  },
  'cursor-foreign': {
    status: 400,
    fa: 'این نشانهٔ صفحه از این فهرست نیست. فهرست را از آغاز بخواهید و با nextCursor خودش پیش بروید.',
    en: 'This cursor is not of this list. Ask for the list from its beginning, and go on by its own nextCursor.',
  },
  unreadable: {
    status: 400,
    fa: 'متن درخواست JSON درستی نیست.',
    en: 'The body of the request is not valid JSON.',
  },
  'too-large': { status: 413, fa: 'درخواست بزرگ‌تر از اندازهٔ مجاز است.', en: 'The request is larger than allowed.' },
  'too-slow': {
    status: 408,
    fa: 'درخواست آن‌قدر آهسته رسید که رهایش کردیم؛ چیزی ثبت نشد. اتصال اینترنت را ببینید و دوباره بفرستید.',
    en: 'The request came so slowly that we let it go; nothing was recorded. Check the connection, and send it again.',
  },
  'disk-full': {
    status: 503,
    fa: 'دیسک نزدیک به پر شدن است و اکنون چیزی ثبت نمی‌شود. به مسئول نصب پیوند بگویید جا باز کند و دوباره تلاش کنید؛ آنچه ثبت شده سر جای خود است.',
    en: 'The disk is nearly full, and nothing can be recorded now. Tell the operator of Peyvand to make room, and try again; what was recorded is in place.',
  },
  'too-many': {
    status: 429,
    fa: (d: { retryAfter: number }) =>
      `درخواست‌ها پشت سر هم زیاد شده‌اند؛ ${d.retryAfter} ثانیه صبر کنید و دوباره بفرستید.`,
    en: (d: { retryAfter: number }) =>
      `Too many requests in a short time; wait ${counted(d.retryAfter, 'second')} and send again.`,
  },
  'busy-yourself': {
    status: 429,
    fa: (d: { retryAfter: number }) =>
      `این کسب‌وکار همین حالا کارهای سنگین زیادی با هم خواسته است. ${d.retryAfter} ثانیه صبر کنید و دوباره بخواهید، یا گزارش‌ها را یکی‌یکی باز کنید.`,
    en: (d: { retryAfter: number }) =>
      `This business has asked for much heavy work at once. Wait ${counted(d.retryAfter, 'second')} and ask again, or open reports one by one.`,
  },
  busy: {
    status: 503,
    fa: (d: { retryAfter: number }) =>
      `پیوند اکنون شلوغ است و نوبت این درخواست نرسید؛ چیزی ثبت نشد. ${d.retryAfter} ثانیه صبر کنید و دوباره بفرستید.`,
    en: (d: { retryAfter: number }) =>
      `Peyvand is busy and the turn of this request did not come; nothing was recorded. Wait ${counted(d.retryAfter, 'second')} and send it again.`,
  },
  'wrong-type': {
    status: 415,
    fa: 'نوع محتوای درخواست پشتیبانی نمی‌شود.',
    en: 'The content type of the request is not supported.',
  },
  unavailable: {
    status: 503,
    fa: 'پایگاه داده در دسترس نیست؛ چند لحظهٔ دیگر دوباره تلاش کنید. چیزی از دست نرفته است.',
    en: 'The database cannot be reached; try again in a moment. Nothing was lost.',
  },
});

/** Asked of a person and not of a program: a session that was left open must not hand out keys. */
export const account = defineRefusals('account', {
  'confirm-first': {
    status: 403,
    fa: 'این کار امنیت کسب‌وکار را تغییر می‌دهد. نخست گذرواژه یا کد ورود دومرحله‌ای خود را دوباره بنویسید.',
    en: 'This changes the security of the business. First write your password, or a code of your second factor, once more.',
  },
  'second-factor-missing': {
    status: 403,
    fa: 'این کسب‌وکار ورود دومرحله‌ای را از همهٔ همکاران می‌خواهد. نخست آن را در حساب خود روشن کنید؛ سپس هر کاری باز می‌شود.',
    en: 'This business demands two-factor sign-in of all colleagues. Turn it on for your account first; then everything opens.',
  },
});

/** An RFC 9457 problem document with a stable code and both languages. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  message: { fa: string; en: string };
  data: Readonly<Record<string, unknown>>;
}

/** Answers a request with a refusal, whatever schema its route has. */
export function answerRefusal(reply: FastifyReply, refusal: Refusal) {
  const { retryAfter } = refusal.data as { retryAfter?: number };
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
  return reply
    .code(refusal.status)
    .type('application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(toProblem(refusal));
}

export function toProblem(refusal: Refusal): Problem {
  return {
    type: `urn:peyvand:problem:${refusal.code}`,
    title: refusal.code,
    status: refusal.status,
    detail: refusal.message.en,
    code: refusal.code,
    message: refusal.message,
    data: refusal.data,
  };
}
