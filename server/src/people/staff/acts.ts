import type { Acts } from '../../spine/act.ts';

/** What happens to accounts, colleagues, roles, teams, tokens and settings, as the history says it. */
export const staffActs: Acts = {
  'account.signed-in': { words: { fa: 'همکاری وارد شد', en: 'A colleague signed in' } },
  'account.device-added': {
    words: { fa: 'ورود با دستگاه یا مرورگری تازه', en: 'A sign-in from a new device or browser' },
    security: true,
  },
  'account.sign-in-failed': {
    words: { fa: 'ورود با گذرواژهٔ نادرست', en: 'A sign-in with a wrong password' },
    // one wrong letter is nobody's business
    security: { manyInADay: 5 },
  },
  'account.password-changed': {
    words: { fa: 'گذرواژهٔ همکاری عوض شد', en: "A colleague's password was changed" },
    security: true,
  },
  'account.email-changed': {
    words: { fa: 'ایمیل همکاری عوض شد', en: "A colleague's e-mail was changed" },
    security: true,
  },
  'account.email-refused': {
    words: {
      fa: 'ایمیلی که همکاری برای حسابش خواست پذیرفته نشد',
      en: "A colleague's wish for another e-mail was refused",
    },
    security: { manyInADay: 3 },
  },
  'account.two-factor-on': {
    words: { fa: 'ورود دومرحله‌ای روشن شد', en: 'Two-factor sign-in was turned on' },
    security: true,
  },
  'account.two-factor-off': {
    words: { fa: 'ورود دومرحله‌ای خاموش شد', en: 'Two-factor sign-in was turned off' },
    security: true,
  },
  'account.recovery-codes-made': {
    words: { fa: 'کدهای بازیابی تازه ساخته شد', en: 'New recovery codes were made' },
    security: true,
  },
  'account.sessions-ended': {
    words: { fa: 'ورودهای دیگر پایان داده شد', en: 'Other sessions were ended' },
    security: true,
  },
  'account.link-made': {
    words: { fa: 'گرداننده لینک ورود یا گذرواژه ساخت', en: 'The operator made a link to sign in or to set a password' },
    security: true,
  },
  'staff.invited': { words: { fa: 'همکاری دعوت شد', en: 'A colleague was invited' }, security: true },
  'staff.invitation-withdrawn': { words: { fa: 'دعوتی پس گرفته شد', en: 'An invitation was withdrawn' } },
  'staff.joined': { words: { fa: 'همکاری پیوست', en: 'A colleague joined' }, security: true },
  'staff.changed': { words: { fa: 'دسترسی همکاری عوض شد', en: "A colleague's rights were changed" }, security: true },
  'staff.left': { words: { fa: 'همکاری پایان یافت', en: 'A membership ended' } },
  'staff.given-ended': {
    words: {
      fa: 'آنچه همکاری به دیگران داده بود پایان یافت یا به مالک رسید',
      en: 'What a colleague had handed out ended, or went to an owner',
    },
    security: true,
  },
  'staff.password-link-made': {
    words: { fa: 'لینک گذرواژه ساخته شد', en: 'A password link was made' },
    security: true,
  },
  'staff.role-made': { words: { fa: 'نقشی ساخته شد', en: 'A role was made' } },
  'staff.role-changed': { words: { fa: 'نقشی عوض شد', en: 'A role was changed' }, security: { field: 'rights' } },
  'staff.role-removed': { words: { fa: 'نقشی برداشته شد', en: 'A role was removed' } },
  'staff.team-made': { words: { fa: 'گروهی ساخته شد', en: 'A team was made' } },
  'staff.team-renamed': { words: { fa: 'نام گروهی عوض شد', en: 'A team was renamed' } },
  'staff.team-removed': { words: { fa: 'گروهی برداشته شد', en: 'A team was removed' } },
  'staff.token-made': { words: { fa: 'کلیدی ساخته شد', en: 'A token was made' }, security: true },
  'staff.token-revoked': { words: { fa: 'کلیدی باطل شد', en: 'A token was revoked' } },
  'workspace.changed': {
    words: { fa: 'تنظیمات کسب‌وکار عوض شد', en: 'Settings of the business were changed' },
  },
  'workspace.second-factor-demanded': {
    words: { fa: 'ورود دومرحله‌ای برای همه لازم شد', en: 'Two-factor sign-in was demanded of everybody' },
    security: true,
  },
  'workspace.second-factor-freed': {
    words: { fa: 'ورود دومرحله‌ای دوباره دلخواه شد', en: 'Two-factor sign-in was left to each again' },
    security: true,
  },
};
