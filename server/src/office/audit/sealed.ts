import type { SealedPlace } from '../key/index.ts';
import { customerKeyContext } from './customer-key.ts';
import { entryContext } from './record-change.ts';

/** What the log of changes keeps sealed: the customers' own keys, and the values of changes that are of no customer. */
export const auditSealed: readonly SealedPlace[] = [
  {
    table: 'audit_customer_key',
    column: 'sealed_key',
    key: ['customer_id'],
    tenant: true,
    context: ({ workspaceId, key: [customerId = ''] }) => customerKeyContext(workspaceId, customerId),
    words: { fa: 'کلیدهای مشتریان در تاریخچهٔ تغییر', en: "customers' keys in the history of changes" },
    loss: {
      fa: 'مقدارهای شخصیِ تاریخچهٔ تغییرِ این مشتریان دیگر خوانده نمی‌شود؛ این‌که چه چیزی کِی عوض شد می‌ماند.',
      en: 'the personal values in the history of these customers cannot be read again; that something changed, and when, stays',
    },
    forget: `with gone as (delete from audit_customer_key where workspace_id = $1 and sealed_key is not null returning customer_id)
      update audit_entry a set sealed = null from gone where a.workspace_id = $1 and a.customer_id = gone.customer_id`,
  },
  {
    table: 'audit_entry',
    column: 'sealed',
    key: ['entry_id'],
    tenant: true,
    where: 'customer_id is null',
    context: ({ workspaceId, key: [entryId = ''] }) => entryContext(workspaceId, entryId),
    words: { fa: 'مقدارهای شخصیِ تغییرهای دیگر', en: 'personal values of other changes' },
    loss: {
      fa: 'این مقدارها در تاریخچه دیگر خوانده نمی‌شود؛ خود تغییرها می‌ماند.',
      en: 'these values cannot be read in the history again; the changes themselves stay',
    },
    forget:
      'update audit_entry set sealed = null where workspace_id = $1 and customer_id is null and sealed is not null',
  },
];
