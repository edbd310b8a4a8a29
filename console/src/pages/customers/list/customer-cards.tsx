import { Button, Loader } from '@mantine/core';
import type { CustomerLine } from '@peyvand/sdk/customers';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Avatar } from '@peyvand/ui/show/avatar.tsx';
import { kitWords } from '@peyvand/ui/words.ts';
import { Link } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { SegmentChip } from '../../../shared/customers/segment-chip.tsx';
import { customerWords } from '../../../shared/customers/words.ts';
import styles from './list.module.css';
import { listWords } from './words.ts';

interface CustomerCardsProps {
  readonly rows: readonly CustomerLine[];
  readonly more: { readonly waiting: boolean; readonly failed: boolean; load(): void } | undefined;
}

/** The list on a phone: a card a customer, only those in sight are drawn, the page itself scrolls. */
export function CustomerCards({ rows, more }: CustomerCardsProps) {
  const words = useWords(listWords);
  const kit = useWords(kitWords);
  const place = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(place.current?.offsetTop ?? 0), []);
  const virtual = useWindowVirtualizer({ count: rows.length, estimateSize: () => 96, overscan: 10, scrollMargin: top });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (more !== undefined && !more.waiting && !more.failed && last >= rows.length - 12) more.load();
  }, [more, last, rows.length]);
  return (
    <>
      <ul
        ref={place}
        aria-label={words.searchLabel}
        style={{ position: 'relative', blockSize: virtual.getTotalSize() }}
      >
        {items.map((item) => {
          const row = rows[item.index];
          return row === undefined ? null : (
            <li
              key={row.id}
              ref={virtual.measureElement}
              data-index={item.index}
              style={{ position: 'absolute', insetInline: 0, transform: `translateY(${item.start - top}px)` }}
            >
              <CustomerCard row={row} />
            </li>
          );
        })}
      </ul>
      {more?.waiting === true && (
        <div className={styles.end}>
          <Loader size="sm" aria-label={kit.loading} />
        </div>
      )}
      {more?.failed === true && (
        <div className={styles.end}>
          <Button variant="subtle" onClick={() => more.load()}>
            {kit.retry}
          </Button>
        </div>
      )}
    </>
  );
}

function CustomerCard({ row }: { readonly row: CustomerLine }) {
  const words = useWords(listWords);
  const shared = useWords(customerWords);
  const show = useShow();
  return (
    <Link to="/customers/$id" params={{ id: row.id }} className={styles.card}>
      <span className={styles.tile}>
        <Avatar name={row.name} size={36} tone={row.kind === 'company' ? 'info' : 'accent'} />
      </span>
      <bdi className={styles.cardName}>{row.name === '' ? shared.nameless : row.name}</bdi>
      {row.segment === null ? <span /> : <SegmentChip segment={row.segment} />}
      <span className={styles.cardFacts}>
        {row.phone !== null && <bdi dir="ltr">{show.phone(row.phone)}</bdi>}
        {row.city !== '' && <bdi>{row.city}</bdi>}
      </span>
      <span className={styles.cardFacts}>
        {row.lastDay === null ? (
          words.never
        ) : (
          <>
            <span>{words.ordersShort(show.number(row.orders))}</span>
            <span>{show.shortMoney(row.net)}</span>
            <span>{words.lastShort(show.day(row.lastDay, 'day-month'))}</span>
          </>
        )}
      </span>
    </Link>
  );
}
