import { counted } from '@peyvand/kernel/counted';
import { toPersianDigits } from '@peyvand/kernel/digits';
import { defineRefusals, type Words } from '@peyvand/kernel/refusal';

export const customers = defineRefusals('customers', {
  'not-found': { status: 404, fa: 'مشتری‌ای با این شناسه پیدا نشد.', en: 'There is no customer with this id.' },
  'phone-unreadable': {
    status: 422,
    fa: (d: { value: string }) => `«${d.value}» شمارهٔ تلفن درستی نیست. نمونه: ۰۹۱۲۳۴۵۶۷۸۹`,
    en: (d: { value: string }) => `"${d.value}" is not a phone number. Example: 0912 345 6789`,
  },
  'email-unreadable': {
    status: 422,
    fa: (d: { value: string }) => `«${d.value}» نشانی ایمیل درستی نیست.`,
    en: (d: { value: string }) => `"${d.value}" is not an e-mail address.`,
  },
  'national-id-unreadable': {
    status: 422,
    fa: 'کد ملی درست نیست: رقم کنترل آن نمی‌خواند.',
    en: 'The national id is not valid: its check digit does not fit.',
  },
  'card-unreadable': {
    status: 422,
    fa: 'شمارهٔ کارت درست نیست: شانزده رقم و رقم کنترل آن را بررسی کنید.',
    en: 'The card number is not valid: check its sixteen digits.',
  },
  'identifier-empty': {
    status: 422,
    fa: (_: { kind: string }) => 'شناسه خالی است؛ مقدار آن را بنویسید.',
    en: (d: { kind: string }) => `The ${d.kind} is empty; write its value.`,
  },
  'identifier-taken': {
    status: 409,
    fa: (_: { customerId: string; kind: string }) =>
      'این شناسه از آنِ مشتری دیگری است. اگر هر دو یک نفرند، آن‌ها را ادغام کنید.',
    en: (d: { customerId: string; kind: string }) =>
      `This ${d.kind} belongs to another customer. If both are one person, merge them.`,
  },
  'identifiers-differ': {
    status: 409,
    fa: (_: { customerIds: string[] }) => 'این شناسه‌ها به بیش از یک مشتری می‌رسند. نخست آن مشتریان را ادغام کنید.',
    en: (_: { customerIds: string[] }) =>
      'These identifiers lead to more than one customer. Merge those customers first.',
  },
  'shared-kind': {
    status: 422,
    fa: 'فقط تلفن و ایمیل می‌تواند میان چند نفر مشترک باشد؛ شناسه‌های دیگر را بدون «مشترک» بفرستید.',
    en: 'Only a phone or an e-mail can be shared; send other identifiers without "shared".',
  },
  'ids-of-one-source': {
    status: 409,
    fa: (d: { customerId: string; kind: string }) =>
      d.kind === 'national-id'
        ? 'این مشتری کد ملی دیگری دارد. اگر کد ملی او عوض می‌شود، در پرونده‌اش تغییر دهید؛ وگرنه شناسهٔ دیگر را درست کنید.'
        : 'این مشتری کد دیگری از همین منبع دارد و دو کد از یک منبع یک نفر نیستند. یکی از دو کد را درست کنید، یا منبع آن را بنویسید.',
    en: (d: { customerId: string; kind: string }) =>
      d.kind === 'national-id'
        ? 'This customer has another national id. If it changes, change it in her record; else correct the other identifier.'
        : 'This customer has another id of the same source, and two ids of one source are never one person. Correct one of them, or name its source.',
  },
  'somebody-elses': {
    status: 403,
    fa: 'این مشتری از آنِ همکار دیگری است و شما او را نمی‌بینید؛ دست‌نخورده ماند. از مسئول او یا از مالک بخواهید.',
    en: 'This customer is a colleague’s whom you do not see; nothing of her was touched. Ask whoever looks after her, or the owner.',
  },
  'custom-key-taken': {
    status: 409,
    fa: (d: { key: string }) => `فیلدی با کلید «${d.key}» هست؛ کلید دیگری برگزینید.`,
    en: (d: { key: string }) => `There is a field with the key "${d.key}"; choose another key.`,
  },
  'custom-choices': {
    status: 422,
    fa: 'فیلد انتخابی دست‌کم یک گزینه می‌خواهد، هر گزینه یک‌بار؛ فیلدهای دیگر گزینه ندارند.',
    en: 'A field of choice needs at least one choice, each once; other fields have none.',
  },
  'custom-too-many': {
    status: 422,
    fa: (d: { most: number }) => `بیش از ${toPersianDigits(String(d.most))} فیلد دلخواه نمی‌شود ساخت.`,
    en: (d: { most: number }) => `There cannot be more than ${counted(d.most, 'field')}.`,
  },
  'custom-field-not-found': {
    status: 404,
    fa: 'چنین فیلدی پیدا نشد.',
    en: 'There is no such field.',
  },
  'bulk-empty': {
    status: 422,
    fa: 'هیچ تغییری برای ویرایش گروهی خواسته نشده است.',
    en: 'The bulk edit asks for no change.',
  },
  'bulk-nobody': {
    status: 422,
    fa: 'هیچ مشتری‌ای با این پالایه‌ها پیدا نشد.',
    en: 'The filter finds no customer.',
  },
  'bulk-not-found': { status: 404, fa: 'چنین ویرایش گروهی‌ای پیدا نشد.', en: 'There is no such bulk edit.' },
  'bulk-not-done': {
    status: 409,
    fa: 'این ویرایش گروهی هنوز تمام نشده یا پیش‌تر بازگردانده شده است.',
    en: 'This bulk edit is not finished yet, or was undone before.',
  },
  'household-not-found': { status: 404, fa: 'چنین خانواری پیدا نشد.', en: 'There is no such household.' },
  'household-of-company': {
    status: 422,
    fa: 'شرکت عضو خانوار نمی‌شود.',
    en: 'A company is in no household.',
  },
  'preference-not-found': { status: 404, fa: 'چنین ترجیحی پیدا نشد.', en: 'There is no such preference.' },
  'evidence-missing': {
    status: 422,
    fa: 'برای نیاز بیان‌نشده بنویسید از کجا آن را دریافته‌اید.',
    en: 'For an unstated need, write down what showed it to you.',
  },
  'hours-reversed': {
    status: 422,
    fa: 'آغاز ساعت تماس باید پیش از پایان آن باشد.',
    en: 'The hours must begin before they end.',
  },
  'attachment-not-found': { status: 404, fa: 'چنین پیوستی پیدا نشد.', en: 'There is no such file here.' },
  'attachment-gone': {
    status: 410,
    fa: 'پیوستی که برداشته شود سی روز نگه داشته می‌شود؛ این یکی دیگر نیست. اگر فایلش را دارید، دوباره بیفزایید.',
    en: 'A removed file is kept for thirty days; this one is gone. If you still have it, attach it again.',
  },
  'stands-again': {
    status: 409,
    fa: 'این پیش‌تر برگردانده شده و سر جای خود است.',
    en: 'This was put back already and stands in its place.',
  },
  'note-not-found': { status: 404, fa: 'چنین یادداشتی پیدا نشد.', en: 'There is no such note.' },
  'note-not-own': {
    status: 403,
    fa: 'این یادداشت از آنِ همکار شماست؛ متن آن را فقط خودش عوض می‌کند.',
    en: 'This note is a colleague’s; only its author changes its words.',
  },
  'note-empty': { status: 422, fa: 'یادداشت خالی است.', en: 'The note is empty.' },
  'view-not-found': { status: 404, fa: 'چنین نمایی پیدا نشد.', en: 'There is no such view.' },
  'view-not-own': {
    status: 403,
    fa: 'این نما از آنِ همکار شماست؛ نسخه‌ای از آن برای خود بسازید.',
    en: 'This view is a colleague’s; save a copy of your own.',
  },
  nameless: {
    status: 422,
    fa: 'برای مشتری تازه دست‌کم نام، تلفن، ایمیل یا کد بیرونی لازم است.',
    en: 'A new customer needs at least a name, a phone, an e-mail or an external id.',
  },
  'birthday-impossible': {
    status: 422,
    fa: 'چنین روزی در تقویم نیست.',
    en: 'There is no such day in the calendar.',
  },
  'birthday-ahead': {
    status: 422,
    fa: 'این روز هنوز نیامده است و روز تولد کسی نیست. سال را ببینید.',
    en: "This day has not come yet and is nobody's birthday. Look at the year.",
  },
  'changed-meanwhile': {
    status: 409,
    fa: (_: { version: number }) => 'این مشتری در این میان تغییر کرده است. صفحه را تازه کنید و دوباره ببینید.',
    en: (_: { version: number }) => 'This customer was changed in the meantime. Reload and look again.',
  },
  'field-hidden': {
    status: 403,
    fa: 'نقش شما این فیلد را نمی‌بیند، پس آن را تغییر هم نمی‌دهد. از مالک کسب‌وکار بخواهید.',
    en: 'Your role does not see this field, so it cannot change it either. Ask the owner of the workspace.',
  },
  'budget-reversed': {
    status: 422,
    fa: 'کمترین بودجه از بیشترین آن بزرگ‌تر است.',
    en: 'The least of the budget is more than the most.',
  },
  'tags-too-many': {
    status: 422,
    fa: 'هر مشتری حداکثر ۱۰۰ برچسب می‌گیرد.',
    en: 'A customer has at most 100 tags.',
  },
  'owner-unknown': {
    status: 422,
    fa: 'مسئول مشتری باید یکی از همکاران همین کسب‌وکار باشد.',
    en: 'The owner of a customer is one of the people who work in this business.',
  },
  'company-unknown': {
    status: 422,
    fa: 'شرکتی با این شناسه پیدا نشد.',
    en: 'There is no company with this id.',
  },
  'company-itself': {
    status: 422,
    fa: 'یک شرکت کارمند خودش نیست؛ شرکت دیگری برگزینید.',
    en: 'A company does not work for itself; choose another.',
  },
  'custom-unknown': {
    status: 422,
    fa: (d: { key: string }) => `فیلدی با کلید «${d.key}» تعریف نشده است.`,
    en: (d: { key: string }) => `No field is defined under the key "${d.key}".`,
  },
  'custom-unreadable': {
    status: 422,
    fa: (d: { key: string; label: Words; type: string }) => `مقدار «${d.label.fa}» با نوع این فیلد نمی‌خواند.`,
    en: (d: { key: string; label: Words; type: string }) => `The value of "${d.label.en}" is not a valid ${d.type}.`,
  },
  'merge-itself': {
    status: 422,
    fa: 'یک مشتری را نمی‌توان با خودش ادغام کرد.',
    en: 'A customer cannot be merged with herself.',
  },
  'already-merged': {
    status: 409,
    fa: 'یکی از این دو پیش‌تر در مشتری دیگری ادغام شده است.',
    en: 'One of the two was merged into another customer before.',
  },
  'merge-kinds-differ': {
    status: 422,
    fa: 'شخص و شرکت را نمی‌توان در هم ادغام کرد.',
    en: 'A person and a company cannot be merged.',
  },
  'merge-not-found': { status: 404, fa: 'چنین ادغامی پیدا نشد.', en: 'There is no such merge.' },
  'merge-undone-already': {
    status: 409,
    fa: 'این ادغام پیش‌تر بازگردانده شده است.',
    en: 'This merge was undone before.',
  },
  'merge-buried': {
    status: 409,
    fa: 'این مشتری پس از آن در مشتری دیگری ادغام شده است؛ نخست آن ادغام را بازگردانید.',
    en: 'This customer was merged into another one since; undo that merge first.',
  },
  erased: {
    status: 410,
    fa: 'داده‌های این مشتری به خواست خودش پاک شده است.',
    en: "This customer's data were erased on request.",
  },
});
