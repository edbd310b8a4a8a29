import { counted } from '@peyvand/kernel/counted';
import { defineWords } from '@peyvand/ui/read/words.ts';

export const securityWords = defineWords({
  fa: {
    title: 'امنیت',
    facts: 'برای مالک: آنچه به کلیدهای این کسب‌وکار و به ورود همکاران برمی‌گردد.',
    demand: 'ورود دومرحله‌ای برای همه',
    demandSays:
      'هر همکار، پیش از هر کار دیگر، ورود دومرحله‌ای را روشن می‌کند؛ گذرواژهٔ لو رفتهٔ یکی دیگر در کسب‌وکار شما را باز نمی‌کند. کلیدهای برنامه‌ها کار خود را می‌کنند.',
    off: 'دلخواه',
    on: 'برای همه لازم',
    demanded: 'از این پس ورود دومرحله‌ای برای همه لازم است.',
    freed: 'ورود دومرحله‌ای دوباره دلخواه است.',
    first: 'نخست آن را در حساب خودتان روشن کنید تا بیرون نمانید.',
    toAccount: 'رفتن به حساب من',
    without: (n: string) => `${n} همکار هنوز آن را ندارد و در نخستین کار به آن راهنمایی می‌شود:`,
    allHave: 'همهٔ همکاران آن را روشن کرده‌اند.',
    list: 'رویدادهای امنیتی',
    listSays:
      'ورود از دستگاه تازه، گذرواژه و ایمیل، کلیدها و وب‌هوک‌ها، دعوت‌ها و نقش‌ها، خروجی‌ها، پشتیبان‌ها. گذرواژه‌های نادرستِ یک نفر از پنج بار در روز به بالا، یک‌جا.',
    none: 'هنوز رویدادی نیست',
    noneSays: 'هر چه به امنیت کسب‌وکار برگردد این‌جا می‌آید و تا آن را ندیده‌اید کنار «تنظیمات» نشانی می‌ماند.',
    fresh: 'تازه',
    times: (n: string) => `${n} بار در آن روز`,
    more: 'قدیمی‌ترها',
    someone: 'کسی که دیگر نیست',
    operator: 'گردانندهٔ دستگاه',
    outside: 'کسی از بیرون',
    token: 'یک کلید دسترسی',
    system: 'خود پیوند',
    about: (name: string) => `دربارهٔ ${name}`,
  },
  en: {
    title: 'Security',
    facts: 'For the owner: what concerns the keys of this business, and how colleagues sign in.',
    demand: 'Two-factor sign-in for everybody',
    demandSays:
      'Each colleague sets up two-factor sign-in before anything else: the leaked password of one no longer opens your business. Tokens of programs go on working.',
    off: 'As each likes',
    on: 'Demanded of all',
    demanded: 'From now on two-factor sign-in is demanded of everybody.',
    freed: 'Two-factor sign-in is up to each again.',
    first: 'Turn it on for your own account first, so that you do not lock yourself out.',
    toAccount: 'Go to my account',
    without: (n: string) => `${n} without it so far, led there at the next step:`,
    allHave: 'All colleagues have it.',
    list: 'Events of security',
    listSays:
      'Sign-ins from a new device, passwords and e-mails, tokens and webhooks, invitations and roles, exports, backups. Wrong passwords of one person from five a day on, in one line.',
    none: 'Nothing so far',
    noneSays:
      'Whatever concerns the security of the business stands here, with a mark beside "Settings" until you have seen it.',
    fresh: 'New',
    times: (n: string) => `${counted(n, 'time')} that day`,
    more: 'Older ones',
    someone: 'somebody who has left',
    operator: 'the operator',
    outside: 'somebody outside',
    token: 'an access token',
    system: 'Peyvand itself',
    about: (name: string) => `About ${name}`,
  },
});
