import type { PurchaseSummary } from '@peyvand/sdk/customer-page';
import { EmptyState } from '@peyvand/ui/feedback/empty-state.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Chip, type Tone } from '@peyvand/ui/show/chip.tsx';
import { IconShoppingBag } from '@tabler/icons-react';
import { staff } from '../../../../server.ts';
import { PagedList } from '../../../../shared/paged/paged-list.tsx';
import { usePages } from '../../../../shared/paged/use-pages.ts';
import { purchaseWords } from './words.ts';
import styles from '../tabs.module.css';

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
  const pages = usePages(['customer', customerId, 'purchases'], (cursor, signal) =>
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

/** A channel by its word; one that has none here by its own name. */
export function useChannelName(): (channel: string) => string {
  const { channels } = useWords(purchaseWords);
  return (channel) => (channel in channels ? channels[channel as keyof typeof channels] : channel);
}

/** Where a purchase was made, in words where the channel is a known one. */
export function useWhere(): (purchase: { readonly channel: string; readonly branch: string }) => string {
  const nameOf = useChannelName();
  return ({ channel, branch }) => [nameOf(channel), branch].filter(Boolean).join(' · ');
}

/** What is out of the ordinary with a purchase; undefined for a plain one. */
export function useOddity(): (purchase: PurchaseSummary) => { readonly tone: Tone; readonly text: string } | undefined {
  const words = useWords(purchaseWords);
  const show = useShow();
  return (purchase) => {
    if (purchase.cancelledAt !== null) return { tone: 'bad', text: words.cancelled };
    if (purchase.kind === 'return') return { tone: 'warn', text: words.isReturn };
    if (purchase.returned > 0) return { tone: 'warn', text: purchase.net <= 0 ? words.wholly : words.partly };
    const due = purchase.net - purchase.paid;
    return purchase.paid > 0 && due > 0 ? { tone: 'info', text: words.due(show.money(due)) } : undefined;
  };
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
