import type { HashedPlace } from '../../office/key/index.ts';

/** By these hashes an erased address is known again. */
export const consentHashed: readonly HashedPlace[] = [
  {
    table: 'consent_suppression',
    tenant: true,
    words: { fa: 'نشانی‌های کسانی که پاک شده‌اند', en: 'addresses of erased people' },
    loss: {
      fa: 'اگر این نشانی‌ها دوباره وارد شوند، شناخته نمی‌شوند؛ پیش از هر پیام تازه، فهرست کسانی را که نخواسته‌اند خودتان نگه دارید.',
      en: 'these addresses are not known again when they come back in a file; keep your own list of those who asked to be forgotten before any new message',
    },
  },
];
