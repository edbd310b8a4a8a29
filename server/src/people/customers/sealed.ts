import type { HashedPlace, SealedPlace } from '../../office/key/index.ts';
import { nationalIdContext } from './rules/identifiers.ts';

/** National ids are read whole by nobody, yet they can be opened: for the person's own copy of her data. */
export const customersSealed: readonly SealedPlace[] = [
  {
    table: 'customers_identifier',
    column: 'value',
    key: ['kind', 'scope', 'match_key'],
    tenant: true,
    where: `kind = 'national-id'`,
    context: ({ workspaceId }) => nationalIdContext(workspaceId),
    words: { fa: 'کدهای ملی', en: 'national ids' },
    loss: {
      fa: 'کدهای ملی برداشته می‌شوند، چون دیگر نه خوانده می‌شوند و نه کسی با آن‌ها شناخته می‌شود؛ دوباره از فایل یا مشتری بگیرید.',
      en: 'national ids are taken away, since they can be neither read nor matched any more; take them again from your file or from the customer',
    },
    forget: `delete from customers_identifier where workspace_id = $1 and kind = 'national-id'`,
  },
];

/** Cards are kept as hashes only. */
export const customersHashed: readonly HashedPlace[] = [
  {
    table: 'customers_identifier',
    tenant: true,
    where: `kind = 'card'`,
    words: { fa: 'کارت‌ها', en: 'cards' },
    loss: {
      fa: 'هیچ مشتری‌ای با این کارت‌ها دیگر شناخته نمی‌شود؛ کارت تازه‌ای که بکشد پروندهٔ تازه می‌سازد.',
      en: 'nobody is recognised by these cards any more; a card shown again makes a new customer',
    },
  },
];
