import type { Acts } from '../../spine/act.ts';

/** What happens to endpoints, as the history says it. */
export const webhookActs: Acts = {
  'webhook.created': { words: { fa: 'وب‌هوکی ساخته شد', en: 'A webhook was made' }, security: true },
  'webhook.changed': { words: { fa: 'وب‌هوکی عوض شد', en: 'A webhook was changed' }, security: { field: 'url' } },
  'webhook.deleted': { words: { fa: 'وب‌هوکی برداشته شد', en: 'A webhook was removed' } },
  'webhook.secret-changed': {
    words: { fa: 'رمز وب‌هوکی عوض شد', en: 'The secret of a webhook was changed' },
    security: true,
  },
};
