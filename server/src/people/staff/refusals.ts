import { counted } from '@peyvand/kernel/counted';
import { toPersianDigits } from '@peyvand/kernel/digits';
import { defineRefusals } from '@peyvand/kernel/refusal';

export const staff = defineRefusals('staff', {
  'sign-in-wrong': {
    status: 401,
    fa: 'ایمیل یا گذرواژه درست نیست.',
    en: 'The e-mail or the password is not right.',
  },
  'too-many-attempts': {
    status: 429,
    fa: (d: { minutes: number }) =>
      `تلاش‌ها زیاد شد. برای امنیت، ${toPersianDigits(String(d.minutes))} دقیقهٔ دیگر دوباره تلاش کنید، از مرورگری وارد شوید که پیش‌تر با آن آمده‌اید، یا لینک یک‌بارمصرف بگیرید.`,
    en: (d: { minutes: number }) =>
      `Too many attempts. To keep the account safe, try again in ${counted(d.minutes, 'minute')}, sign in with a browser you have used before, or by a one-time link.`,
  },
  'code-wrong': {
    status: 401,
    fa: 'این کد درست نیست یا پیش‌تر به کار رفته است. کد تازهٔ برنامه را بنویسید.',
    en: 'This code is not right or was used before. Write the newest code of the app.',
  },
  'sign-in-again': {
    status: 401,
    fa: 'زمان این ورود گذشته است؛ از نو وارد شوید.',
    en: 'This sign-in took too long; begin again.',
  },
  'link-spent': {
    status: 410,
    fa: 'این لینک پیش‌تر به کار رفته یا زمانش گذشته است. لینک تازه‌ای بخواهید.',
    en: 'This link was used before or has expired. Ask for a new one.',
  },
  'invitation-gone': {
    status: 410,
    fa: 'این دعوت دیگر معتبر نیست. از دعوت‌کننده بخواهید دوباره دعوتتان کند.',
    en: 'This invitation is no longer valid. Ask for a new one.',
  },
  'sign-in-first': {
    status: 401,
    fa: 'دعوت با این نام و گذرواژه پذیرفته نشد. اگر با این ایمیل حساب دارید، نخست با همان وارد شوید، سپس دعوت را بپذیرید.',
    en: 'The invitation was not accepted with this name and password. If you have an account with this e-mail, sign in with it first, then accept.',
  },
  'account-needed': {
    status: 422,
    fa: 'برای پذیرفتن دعوت نام و گذرواژه بنویسید؛ یا اگر با این ایمیل حساب دارید، نخست با همان وارد شوید.',
    en: 'To accept the invitation, give a name and a password; or sign in first, if you have an account with this e-mail.',
  },
  'password-weak': {
    status: 422,
    fa: 'گذرواژه دست‌کم ده نویسه می‌خواهد و نباید آسان حدس زده شود؛ چند کلمهٔ بی‌ربط کنار هم خوب است.',
    en: 'A password needs at least ten characters and must not be easy to guess; a few unrelated words do well.',
  },
  'password-common': {
    status: 422,
    fa: 'این گذرواژه یا نزدیک به آن در فهرست پراستفاده‌ترین گذرواژه‌های لورفته است و پیش از همه آزموده می‌شود. گذرواژهٔ دیگری برگزینید؛ چند کلمهٔ بی‌ربط کنار هم خوب است.',
    en: 'This password, or one close to it, is on the list of the most used and leaked ones, which are tried first. Choose another; a few unrelated words do well.',
  },
  'password-wrong': {
    status: 422,
    fa: 'گذرواژهٔ کنونی درست نیست.',
    en: 'The current password is not right.',
  },
  'proof-ambiguous': {
    status: 422,
    fa: 'یا گذرواژه را بنویسید یا کد ورود دومرحله‌ای را؛ یکی از این دو.',
    en: 'Write either the password or a code of the second factor, one of the two.',
  },
  'email-unreadable': {
    status: 422,
    fa: 'این نشانی ایمیل درست نیست.',
    en: 'This is not an e-mail address.',
  },
  // it does not say why: whether somebody has an account is nobody's business
  'email-refused': {
    status: 422,
    fa: 'این ایمیل برای حساب شما پذیرفته نشد. ایمیل دیگری بنویسید؛ اگر این یکی از آنِ خودتان است، از گردانندهٔ پیوند کمک بخواهید.',
    en: 'This e-mail was not accepted for your account. Write another; if it is your own, ask the operator of Peyvand for help.',
  },
  'emails-many': {
    status: 429,
    fa: 'امروز چند بار ایمیل حساب را عوض کرده‌اید یا خواسته‌اید عوض کنید. فردا دوباره بنویسید.',
    en: 'The e-mail of this account was changed, or was to be changed, several times today. Write it again tomorrow.',
  },
  'name-missing': { status: 422, fa: 'نام را بنویسید.', en: 'Write a name.' },
  'person-needed': {
    status: 403,
    fa: 'این کار از یک همکار واردشده برمی‌آید، نه از کلید دسترسی.',
    en: 'Only a signed-in person can do this, not an access token.',
  },
  'two-factor-on': {
    status: 409,
    fa: 'ورود دومرحله‌ای روشن است. برای دستگاه تازه، نخست آن را خاموش کنید.',
    en: 'Two-factor sign-in is on. To use another device, turn it off first.',
  },
  'second-factor-by-owner': {
    status: 403,
    fa: 'خواستن ورود دومرحله‌ای از همهٔ همکاران کار مالک است. از مالک بخواهید.',
    en: 'Demanding two-factor sign-in of all colleagues is for an owner. Ask the owner.',
  },
  'second-factor-first': {
    status: 409,
    fa: 'پیش از آن‌که ورود دومرحله‌ای را از دیگران بخواهید، آن را در حساب خودتان روشن کنید تا بیرون نمانید.',
    en: 'Turn two-factor sign-in on for your own account before you demand it of others, so that you do not lock yourself out.',
  },
  'two-factor-off': {
    status: 409,
    fa: 'ورود دومرحله‌ای روشن نیست.',
    en: 'Two-factor sign-in is not on.',
  },
  'member-unknown': { status: 404, fa: 'چنین همکاری در این کسب‌وکار نیست.', en: 'There is no such colleague here.' },
  'already-member': {
    status: 409,
    fa: 'این ایمیل از آنِ یکی از همکاران شماست.',
    en: 'This e-mail belongs to one of your colleagues already.',
  },
  'beyond-own': {
    status: 403,
    fa: 'بیش از دسترسی خودتان نمی‌توانید به کسی بدهید یا از او بگیرید. از مالک بخواهید.',
    en: 'You cannot give or take more than your own role holds. Ask the owner.',
  },
  'own-standing': {
    status: 403,
    fa: 'نقش، گروه و محدودهٔ خودتان را نمی‌توانید عوض کنید، با کلید خودتان هم نه. از همکار دیگری که اجازه دارد بخواهید.',
    en: 'Nobody changes her own role, team or scope, nor by a token of her own. Ask another colleague who may.',
  },
  'service-by-owner': {
    status: 403,
    fa: 'کلیدی را که از آنِ کسب‌وکار است فقط مالک می‌سازد. از مالک بخواهید، یا کلیدی به نام خودتان بسازید.',
    en: 'Only an owner makes a token that belongs to the business. Ask the owner, or make one of your own.',
  },
  'last-owner': {
    status: 409,
    fa: 'کسب‌وکار بی‌مالک نمی‌شود. نخست همکار دیگری را مالک کنید.',
    en: 'A business cannot be without an owner. Make a colleague an owner first.',
  },
  'elsewhere-too': {
    status: 409,
    fa: 'این همکار در کسب‌وکار دیگری هم عضو است؛ برای گذرواژهٔ تازه، گرداننده از خط فرمان لینک می‌سازد.',
    en: 'This colleague belongs to another business too: for a new password, the operator makes the link on the command line.',
  },
  'role-unknown': { status: 422, fa: 'چنین نقشی نیست.', en: 'There is no such role.' },
  'role-not-found': { status: 404, fa: 'نقشی با این شناسه پیدا نشد.', en: 'There is no role with this id.' },
  'role-in-use': {
    status: 409,
    fa: (d: { holders: number }) =>
      `${toPersianDigits(String(d.holders))} همکار، دعوت یا کلید این نقش را دارند. نخست نقش آن‌ها را عوض کنید.`,
    en: (d: { holders: number }) =>
      `${counted(d.holders, 'colleague, invitation or token holds', 'colleagues, invitations or tokens hold')} this role. Change theirs first.`,
  },
  'right-unknown': {
    status: 422,
    fa: (d: { right: string }) => `دسترسی «${d.right}» شناخته نیست.`,
    en: (d: { right: string }) => `There is no right called "${d.right}".`,
  },
  'name-taken': { status: 409, fa: 'این نام پیش‌تر به کار رفته است.', en: 'This name is taken.' },
  'team-unknown': { status: 422, fa: 'چنین گروهی نیست.', en: 'There is no such team.' },
  'team-not-found': { status: 404, fa: 'گروهی با این شناسه پیدا نشد.', en: 'There is no team with this id.' },
  'invitation-not-found': {
    status: 404,
    fa: 'دعوتی با این شناسه پیدا نشد.',
    en: 'There is no invitation with this id.',
  },
  'session-not-found': { status: 404, fa: 'نشستی با این شناسه پیدا نشد.', en: 'There is no session with this id.' },
  'token-not-found': { status: 404, fa: 'کلیدی با این شناسه پیدا نشد.', en: 'There is no token with this id.' },
  'token-ambiguous': {
    status: 422,
    fa: 'برای کلید، یا نقش را بنویسید یا فهرست دسترسی‌ها را؛ نه هر دو.',
    en: 'A token has either a role or a list of rights, not both.',
  },
  'expiry-past': { status: 422, fa: 'زمان پایان باید در آینده باشد.', en: 'The expiry must lie in the future.' },
  'workspace-unknown': { status: 404, fa: 'چنین کسب‌وکاری پیدا نشد.', en: 'There is no such business.' },
  'workspace-many': {
    status: 409,
    fa: (d: { most: number }) => `هر نفر حداکثر ${toPersianDigits(String(d.most))} کسب‌وکار می‌سازد.`,
    en: (d: { most: number }) => `One person can open at most ${counted(d.most, 'business', 'businesses')}.`,
  },
  'logo-no-picture': {
    status: 415,
    fa: 'این فایل تصویر نیست. نشان را با قالب PNG، JPEG یا WebP بدهید.',
    en: 'This file is no picture. Give the logo as PNG, JPEG or WebP.',
  },
  'logo-unknown': { status: 404, fa: 'چنین نشانی نیست.', en: 'There is no such logo.' },
  'setting-invalid': {
    status: 422,
    fa: (d: { field: string }) => `مقدار «${d.field}» پذیرفته نیست.`,
    en: (d: { field: string }) => `The value of "${d.field}" is not accepted.`,
  },
});
