import type { SealedPlace } from '../key/index.ts';
import { makeSecret, sealedIn } from './commands/keep-endpoint.ts';

const shared = {
  table: 'webhooks_endpoint',
  key: ['endpoint_id'],
  tenant: true,
  context: ({ key: [endpointId = ''] }: { key: readonly string[] }) => sealedIn(endpointId),
  words: { fa: 'رازهای امضای وب‌هوک‌ها', en: "webhooks' signing secrets" },
} as const;

/** The secrets with which deliveries are signed. */
export const webhooksSealed: readonly SealedPlace[] = [
  {
    ...shared,
    column: 'secret',
    loss: {
      fa: 'این وب‌هوک‌ها خاموش می‌شوند و راز تازه می‌گیرند؛ راز تازه را به گیرنده بدهید و دوباره روشن کنید.',
      en: 'these webhooks are turned off and get a new secret; give it to the receiver and turn them on again',
    },
    forget: `update webhooks_endpoint set off_reason = coalesce(off_reason, 'by-hand'), previous_secret = null, previous_until = null where workspace_id = $1`,
    renew: (secrets, { key: [endpointId = ''] }) => makeSecret(secrets, endpointId).sealed,
  },
  {
    ...shared,
    column: 'previous_secret',
    loss: { fa: 'راز پیشین دیگر امضا نمی‌کند.', en: 'the former secret signs no more' },
    forget: 'update webhooks_endpoint set previous_secret = null, previous_until = null where workspace_id = $1',
  },
];
