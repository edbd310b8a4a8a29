import type { PurchaseSummary } from '@peyvand/sdk/customer-page';
import { EmptyState } from '@peyvand/ui/feedback/empty-state.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import { IconShoppingBag } from '@tabler/icons-react';
import { staff } from '../../../../server.ts';
import { useWhere } from '../../../../shared/customers/channel-names.ts';
import { PagedList } from '../../../../shared/paged/paged-list.tsx';
import { usePages } from '../../../../shared/paged/use-pages.ts';
import { keys } from '../../../../shared/query-keys.ts';
import styles from '../tabs.module.css';
import { useOddity } from './use-oddity.ts';
import { purchaseWords } from './words.ts';

/** A customer's purchases and returns, newest first; one opens with its lines. */
export function PurchasesTab({
  customerId,
  onOpen,
}: {
  readonly customerId: string;
  readonly onOpen: (purchaseId: string) => void;
}) {
  const words = useWords(purchaseWords);
  const show = useShow();
  const pages = usePages(keys.customer.purchases(customerId), (cursor, signal) =>
    staff.customerPage.purchases(customerId, cursor, signal),
  );
  return (
    <PagedList
      pages={pages}
      more={words.more}
      empty={
        <EmptyState icon={<IconShoppingBag stroke={1.7} />} title={words.empty}>
          {words.emptyText}
        </EmptyState>
      }
    >
      {(items) => (
        <ul className={styles.purchases}>
          <li className={styles.purchaseHead} aria-hidden="true">
            <span>{words.day}</span>
            <span>{words.order}</span>
            <span />
            <span className={styles.amountHead}>{show.inUnit(words.amount)}</span>
          </li>
          {items.map((purchase) => (
            <li key={purchase.id}>
              <PurchaseRow purchase={purchase} onOpen={() => onOpen(purchase.id)} />
            </li>
          ))}
        </ul>
      )}
    </PagedList>
  );
}

function PurchaseRow({ purchase, onOpen }: { readonly purchase: PurchaseSummary; readonly onOpen: () => void }) {
  const words = useWords(purchaseWords);
  const show = useShow();
  const where = useWhere()(purchase);
  const oddity = useOddity()(purchase);
  return (
    <button type="button" className={styles.purchase} onClick={onOpen}>
      <span className={styles.day}>{show.day(purchase.day)}</span>
      <span className={styles.number}>
        <bdi dir="ltr">{purchase.number ?? ''}</bdi>
        {purchase.number === null && words.noNumber}
        {where !== '' && <span className={styles.where}> · {where}</span>}
      </span>
      <span className={styles.state}>{oddity !== undefined && <Chip tone={oddity.tone}>{oddity.text}</Chip>}</span>
      <span className={styles.amount} data-struck={purchase.cancelledAt !== null || undefined}>
        <span>
          {show.amount(purchase.total)}
          <span className="unseen"> {show.unit}</span>
        </span>
        {purchase.returned > 0 && purchase.net > 0 && (
          <span className={styles.where}>
            {words.net}: {show.amount(purchase.net)}
          </span>
        )}
      </span>
    </button>
  );
}
