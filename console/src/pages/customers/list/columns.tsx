import { dayOf } from '@peyvand/kernel/calendar';
import type { CustomerLine, CustomerSort } from '@peyvand/sdk/customers';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Avatar } from '@peyvand/ui/show/avatar.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import type { Column, Sort } from '@peyvand/ui/table/columns.ts';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { chanceShown } from '../chance.ts';
import { SegmentChip } from '../segment-chip.tsx';
import { customerWords } from '../words.ts';
import styles from './list.module.css';
import { listWords } from './words.ts';

/** Columns that stand back until they are chosen. */
export const usuallyHidden: readonly string[] = ['clv', 'owner', 'tags', 'email', 'createdAt'];

/** The server's order for a press on a column's head. */
const sortOfColumn: Readonly<Record<string, CustomerSort>> = {
  name: 'name',
  lastDay: 'last-purchase',
  net: 'net',
  clv: 'clv',
  createdAt: 'newest',
};

/** The order to ask for after a press on a head; only the day of adding runs both ways. */
export function sortAfter(pressed: Sort, now: CustomerSort): CustomerSort {
  if (pressed.key === 'createdAt') return now === 'newest' ? 'oldest' : 'newest';
  return sortOfColumn[pressed.key] ?? 'newest';
}

/** The head that the present order belongs to, for its arrow. */
export function sortShown(sort: CustomerSort): Sort {
  if (sort === 'oldest') return { key: 'createdAt', descending: false };
  const key = Object.entries(sortOfColumn).find(([, name]) => name === sort)?.[0] ?? 'createdAt';
  return { key, descending: key !== 'name' };
}

/** The columns of the list for the present reader. */
export function useColumns(ownerName: (id: string) => string): readonly Column<CustomerLine>[] {
  const words = useWords(listWords);
  const shared = useWords(customerWords);
  const show = useShow();
  const { timeZone } = useReader();
  return useMemo(() => {
    const heads = words.columns;
    const none = <span className={styles.none}>–</span>;
    return [
      {
        key: 'name',
        head: heads.name,
        width: 'minmax(200px, 2fr)',
        fixed: true,
        sortable: true,
        cell: (one) => (
          <Link to="/customers/$id" params={{ id: one.id }} tabIndex={-1} className={styles.person}>
            <Avatar name={one.name} size={28} tone={one.kind === 'company' ? 'info' : 'accent'} />
            <bdi className={styles.name}>{one.name === '' ? shared.nameless : one.name}</bdi>
          </Link>
        ),
      },
      {
        key: 'phone',
        head: heads.phone,
        width: '148px',
        cell: (one) => (one.phone === null ? none : <bdi dir="ltr">{show.phone(one.phone)}</bdi>),
      },
      {
        key: 'city',
        head: heads.city,
        width: 'minmax(90px, 0.8fr)',
        cell: (one) => (one.city === '' ? none : <bdi>{one.city}</bdi>),
      },
      {
        key: 'segment',
        head: heads.segment,
        width: '150px',
        cell: (one) => (one.segment === null ? none : <SegmentChip segment={one.segment} />),
      },
      {
        key: 'lastDay',
        head: heads.lastDay,
        width: '138px',
        sortable: true,
        cell: (one) =>
          one.lastDay === null ? <span className={styles.none}>{words.never}</span> : show.day(one.lastDay),
      },
      { key: 'orders', head: heads.orders, width: '84px', figures: true, cell: (one) => show.number(one.orders) },
      {
        key: 'net',
        head: heads.net,
        width: '172px',
        figures: true,
        sortable: true,
        cell: (one) => (one.orders === 0 ? none : show.money(one.net)),
      },
      {
        key: 'pAlive',
        head: heads.pAlive,
        width: '138px',
        figures: true,
        cell: (one) => (one.pAlive === null ? none : show.percent(chanceShown(one.pAlive))),
      },
      {
        key: 'clv',
        head: heads.clv,
        width: '164px',
        figures: true,
        sortable: true,
        cell: (one) => (one.clv === null ? none : show.shortMoney(Math.round(one.clv))),
      },
      {
        key: 'owner',
        head: heads.owner,
        width: '130px',
        cell: (one) => (one.ownerId === null ? none : <bdi>{ownerName(one.ownerId)}</bdi>),
      },
      {
        key: 'tags',
        head: heads.tags,
        width: 'minmax(150px, 1fr)',
        cell: (one) =>
          one.tags.length === 0 ? (
            none
          ) : (
            <span className={styles.tags}>
              {one.tags.slice(0, 2).map((tag) => (
                <Chip key={tag}>
                  <bdi>{tag}</bdi>
                </Chip>
              ))}
              {one.tags.length > 2 && (
                <span className={styles.none}>{words.moreTags(show.number(one.tags.length - 2))}</span>
              )}
            </span>
          ),
      },
      {
        key: 'email',
        head: heads.email,
        width: '200px',
        cell: (one) => (one.email === null ? none : <bdi dir="ltr">{one.email}</bdi>),
      },
      {
        key: 'createdAt',
        head: heads.createdAt,
        width: '138px',
        sortable: true,
        cell: (one) => show.day(dayOf(Date.parse(one.createdAt), timeZone)),
      },
    ] satisfies Column<CustomerLine>[];
  }, [words, shared, show, timeZone, ownerName]);
}
