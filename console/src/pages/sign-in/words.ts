import { defineWords } from '@peyvand/ui/read/words.ts';

/** Words of signing in and what stands around it. */
export const signInWords = defineWords({
  fa: {
    signIn: {
      title: 'ورود به پیوند',
      email: 'ایمیل',
      password: 'گذرواژه',
      enter: 'ورود',
      forgot: 'گذرواژه را فراموش کرده‌اید؟',
      needed: 'ایمیل و گذرواژه را بنویسید.',
    },
    code: {
      title: 'کد دومرحله‌ای',
      explain: 'کد شش‌رقمی برنامهٔ رمزساز خود را بنویسید. اگر به آن دسترسی ندارید، یکی از کدهای بازیابی را بنویسید.',
      label: 'کد',
      confirm: 'تأیید',
      back: 'بازگشت به ورود',
    },
    link: {
      title: 'خوش آمدید',
      explain: 'این پیوند یک‌بارمصرف است و شما را وارد حساب صاحب کسب‌وکار می‌کند.',
      enter: 'ورود',
      missing: 'این نشانی کامل نیست. پیوند را کامل از پنجرهٔ راه‌اندازی بردارید.',
    },
    forgot: {
      title: 'بازیابی گذرواژه',
      explain: 'ایمیل خود را بنویسید. اگر حسابی با آن باشد، پیوند ساختن گذرواژهٔ تازه را می‌فرستیم.',
      send: 'فرستادن پیوند',
      sent: 'اگر این ایمیل حسابی داشته باشد، پیوند تا چند دقیقهٔ دیگر می‌رسد.',
      back: 'بازگشت به ورود',
    },
    reset: {
      title: 'گذرواژهٔ تازه',
      explain: 'با ذخیرهٔ گذرواژهٔ تازه، از همهٔ دستگاه‌های دیگر بیرون می‌آیید.',
      password: 'گذرواژهٔ تازه',
      rule: 'دست‌کم ۱۰ نویسه',
      save: 'ذخیره و ورود',
    },
    invitation: {
      title: (workspace: string) => `دعوت به ${workspace}`,
      as: (role: string, email: string) => `شما با نقش «${role}» دعوت شده‌اید: ${email}`,
      name: 'نام و نام خانوادگی',
      password: 'گذرواژه',
      accept: 'پذیرفتن دعوت',
    },
    roles: {
      owner: 'صاحب کسب‌وکار',
      manager: 'مدیر',
      seller: 'فروشنده',
      support: 'پشتیبان',
      cashier: 'صندوق‌دار',
      viewer: 'بیننده',
    },
  },
  en: {
    signIn: {
      title: 'Sign in to Peyvand',
      email: 'E-mail',
      password: 'Password',
      enter: 'Sign in',
      forgot: 'Forgot your password?',
      needed: 'Please write your e-mail and password.',
    },
    code: {
      title: 'Two-factor code',
      explain:
        'Write the six digits of your authenticator app. If you cannot reach it, write one of your recovery codes.',
      label: 'Code',
      confirm: 'Confirm',
      back: 'Back to sign-in',
    },
    link: {
      title: 'Welcome',
      explain: 'This link works once and signs you in as the owner of the business.',
      enter: 'Sign in',
      missing: 'This address is incomplete. Copy the whole link from the window in which the product was started.',
    },
    forgot: {
      title: 'Recover your password',
      explain: 'Write your e-mail. If it has an account, we will send a link for a new password.',
      send: 'Send the link',
      sent: 'If this e-mail has an account, the link will arrive within a few minutes.',
      back: 'Back to sign-in',
    },
    reset: {
      title: 'New password',
      explain: 'Saving a new password signs you out on all other devices.',
      password: 'New password',
      rule: 'At least 10 characters',
      save: 'Save and sign in',
    },
    invitation: {
      title: (workspace: string) => `Invitation to ${workspace}`,
      as: (role: string, email: string) => `You are invited as ${role}: ${email}`,
      name: 'Your full name',
      password: 'Password',
      accept: 'Accept the invitation',
    },
    roles: {
      owner: 'owner',
      manager: 'manager',
      seller: 'seller',
      support: 'support',
      cashier: 'cashier',
      viewer: 'viewer',
    },
  },
});
