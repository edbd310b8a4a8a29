import { parseNumber } from '@peyvand/kernel/parse-number';
import type { Purchase } from '@peyvand/sdk/customer-page';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { SidePanel } from '@peyvand/ui/feedback/side-panel.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { staff } from '../../../../server.ts';
import { useWhere } from '../../../../shared/customers/channel-names.ts';
import { keys } from '../../../../shared/query-keys.ts';
import { PurchaseActs } from '../../sell/purchase-acts.tsx';
import styles from '../tabs.module.css';
import { whenOf } from '../when.ts';
import { useOddity } from './use-oddity.ts';
import { purchaseWords } from './words.ts';

/** One purchase in a drawer: its lines, what came back, how it was paid, how the sum is made. */
export function PurchasePanel({
  purchaseId,
  onClose,
}: {
  readonly purchaseId: string | undefined;
  readonly onClose: () => void;
}) {
  const words = useWords(purchaseWords);
  const { data, error, refetch } = useQuery({
    queryKey: keys.purchases.one(purchaseId),
    queryFn: ({ signal }) => staff.customerPage.purchase(purchaseId ?? '', signal),
    enabled: purchaseId !== undefined,
  });
  const number = data?.number ?? '';
  return (
    <SidePanel
      open={purchaseId !== undefined}
      onClose={onClose}
      width="wide"
      title={<bdi>{data?.kind === 'return' ? words.returnTitle(number) : words.title(number)}</bdi>}
    >
      {data !== undefined ? (
        <PurchaseTold purchase={data} />
      ) : error !== null ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeletons of="lines" count={8} />
      )}
    </SidePanel>
  );
}

function PurchaseTold({ purchase }: { readonly purchase: Purchase }) {
  const words = useWords(purchaseWords);
  const show = useShow();
  const { timeZone } = useReader();
  const where = useWhere()(purchase);
  const oddity = useOddity()(purchase);
  const sums: readonly (readonly [string, number])[] = [
    [words.items, purchase.items],
    [words.discount, -purchase.discount],
    [words.shipping, purchase.shipping],
    [words.tax, purchase.tax],
  ];
  return (
    <>
      <p className={styles.where}>
        {purchase.precision === 'day' ? show.day(purchase.day) : show.instant(purchase.at)}
        {where !== '' && ` · ${where}`} {oddity !== undefined && <Chip tone={oddity.tone}>{oddity.text}</Chip>}
      </p>
      {purchase.buyerName !== null && (
        <p className={styles.where}>
          <bdi>{words.boughtBy(purchase.buyerName)}</bdi>
        </p>
      )}
      {purchase.lines.length === 0 ? <p className={styles.part}>{words.noLines}</p> : <Lines purchase={purchase} />}
      <dl className={styles.sums}>
        {sums.map(([term, amount]) =>
          amount === 0 || purchase.lines.length === 0 ? null : (
            <Sum key={term} term={term}>
              {show.amount(amount)}
            </Sum>
          ),
        )}
        <Sum term={show.inUnit(words.sum)} whole>
          {show.amount(purchase.total)}
        </Sum>
        {purchase.returned > 0 && <Sum term={words.returned}>{show.amount(-purchase.returned)}</Sum>}
        {purchase.returned > 0 && (
          <Sum term={show.inUnit(words.net)} whole>
            {show.amount(purchase.net)}
          </Sum>
        )}
        {purchase.margin !== null && <Sum term={words.margin}>{show.amount(purchase.margin)}</Sum>}
      </dl>
      <PurchaseActs purchase={purchase} />
      {purchase.payments.length > 0 && (
        <Part title={show.inUnit(words.payments)}>
          {purchase.payments.map((payment) => (
            <Sum key={payment.id} term={<bdi>{[payment.method, payment.reference].filter(Boolean).join(' · ')}</bdi>}>
              {show.amount(payment.amount)}
            </Sum>
          ))}
        </Part>
      )}
      {purchase.returns.length > 0 && (
        <Part title={show.inUnit(words.returns)}>
          {purchase.returns.map((one) => (
            <Sum
              key={one.id}
              term={<bdi>{[whenOf(one.at, timeZone, show), one.reason].filter(Boolean).join(' · ')}</bdi>}
            >
              {show.amount(one.amount)}
            </Sum>
          ))}
        </Part>
      )}
    </>
  );
}

function Lines({ purchase }: { readonly purchase: Purchase }) {
  const words = useWords(purchaseWords);
  const show = useShow();
  const count = (quantity: string) => {
    const n = parseNumber(quantity);
    return n === undefined ? quantity : show.number(n, 3);
  };
  return (
    <table className={styles.lines}>
      <thead>
        <tr>
          <th scope="col">{words.item}</th>
          <th scope="col" className={styles.figure}>
            {words.quantity}
          </th>
          <th scope="col" className={styles.figure}>
            {show.inUnit(words.amount)}
          </th>
        </tr>
      </thead>
      <tbody>
        {purchase.lines.map((line) => (
          <tr key={line.position}>
            <td>
              <bdi>{line.name || line.sku}</bdi>
              <div className={styles.where}>
                <bdi dir="ltr">{line.sku}</bdi> · {words.price}: {show.amount(line.unitPrice)}
              </div>
            </td>
            <td className={styles.figure}>
              {count(line.quantity)}
              {parseNumber(line.returnedQuantity) !== 0 && (
                <div className={styles.where}>{words.returnedOf(count(line.returnedQuantity))}</div>
              )}
            </td>
            <td className={styles.figure}>{show.amount(line.amount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Sum({
  term,
  whole = false,
  children,
}: {
  readonly term: ReactNode;
  readonly whole?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.sum} data-whole={whole || undefined}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h3>{title}</h3>
      <dl className={styles.sums}>{children}</dl>
    </section>
  );
}
