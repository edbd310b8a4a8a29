import type { SealedPlace } from '../../office/key/index.ts';
import { secretContext } from './commands/confirm-second-factor.ts';

/** What accounts keep sealed. */
export const staffSealed: readonly SealedPlace[] = [
  {
    table: 'auth.account',
    column: 'two_factor_secret',
    key: ['user_id'],
    tenant: false,
    context: ({ key: [userId = ''] }) => secretContext(userId),
    words: { fa: 'رمزهای دومرحله‌ای همکاران', en: "colleagues' second factors" },
    loss: {
      fa: 'ورود دومرحله‌ای این همکاران خاموش می‌شود؛ از آنان بخواهید دوباره روشنش کنند.',
      en: 'the second factor of these colleagues is turned off; ask them to turn it on again',
    },
    forget: `update auth.account set two_factor_secret = null, two_factor_since = null, two_factor_step = null, recovery_hashes = '{}'
      where two_factor_secret is not null`,
  },
];
