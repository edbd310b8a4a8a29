import { dayOf } from '@peyvand/kernel/calendar';
import { roundToShown } from '@peyvand/kernel/money';
import type { Colleague, CustomerLine, CustomerSort, CustomField } from '@peyvand/sdk/customers';
import { useReader, useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Avatar } from '@peyvand/ui/show/avatar.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import type { CellEnds } from '@peyvand/ui/table/cell-editor.tsx';
import type { Column, Sort } from '@peyvand/ui/table/columns.ts';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { SegmentChip } from '../../../shared/customers/segment-chip.tsx';
import { useShowCustom } from '../../../shared/customers/use-custom-fields.ts';
import { customerWords } from '../../../shared/customers/words.ts';
import { chanceShown } from '../chance.ts';
import { CityEditor, OwnerEditor, OwnFieldEditor, TagsEditor } from './cell-editors.tsx';
import { isSame, type LineValues } from './line-values.ts';
import styles from './list.module.css';
import { listWords } from './words.ts';

/** Columns that stand back until they are chosen. */
export const usuallyHidden: readonly string[] = ['clv', 'owner', 'tags', 'email', 'createdAt'];

/** The server's two orders of a column: from the smallest and from the largest. */
const sortsOfColumn: Readonly<Record<string, readonly [ascending: CustomerSort, descending: CustomerSort]>> = {
  name: ['name', 'name-desc'],
  city: ['city', 'city-desc'],
  lastDay: ['last-purchase-asc', 'last-purchase'],
  orders: ['orders-asc', 'orders'],
  net: ['net-asc', 'net'],
  pAlive: ['alive-asc', 'alive'],
  clv: ['clv-asc', 'clv'],
  createdAt: ['oldest', 'newest'],
};

/** The order to ask for after a press on a head. */
export function sortAfter({ key, descending }: Sort): CustomerSort {
  return sortsOfColumn[key]?.[descending ? 1 : 0] ?? 'newest';
}

/** The head that the present order belongs to, for its arrow. */
export function sortShown(sort: CustomerSort): Sort {
  const [key, orders] = Object.entries(sortsOfColumn).find(([, both]) => both.includes(sort)) ?? ['createdAt', []];
  return { key, descending: orders[1] === sort };
}

/** The key of the column of one of the business's own fields. */
export const ownColumn = (field: CustomField) => `custom:${field.key}`;

interface ColumnsOf {
  readonly ownerName: (id: string) => string;
  readonly colleagues: readonly Colleague[];
  readonly fields: readonly CustomField[];
  /** Tags that were met, for the editor to offer. */
  readonly tags: readonly string[];
  /** Changes a line; absent for a reader who may not. */
  readonly change: ((line: CustomerLine, values: LineValues) => void) | undefined;
}

/** The columns of the list for the present reader. */
export function useColumns({
  ownerName,
  colleagues,
  fields,
  tags,
  change,
}: ColumnsOf): readonly Column<CustomerLine>[] {
  const words = useWords(listWords);
  const shared = useWords(customerWords);
  const show = useShow();
  const { timeZone, currency } = useReader();
  const say = useSay();
  const showCustom = useShowCustom();
  return useMemo(() => {
    const heads = words.columns;
    const none = <span className={styles.none}>–</span>;
    /** What every editor of a line is given; a cell that was left as it was sends nothing. */
    const editing = (line: CustomerLine, head: string, end: CellEnds['end']) => ({
      line,
      end,
      label: words.edit.of(head, line.name || shared.nameless),
      onSave: (values: LineValues) => !isSame(line, values) && change?.(line, values),
    });
    const editor = (draw: NonNullable<Column<CustomerLine>['editor']>) =>
      change === undefined ? {} : { editor: draw };
    return [
      {
        key: 'name',
        head: heads.name,
        width: 'minmax(200px, 2fr)',
        fixed: true,
        sortable: 'ascending',
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
        sortable: 'ascending',
        cell: (one) => (one.city === '' ? none : <bdi>{one.city}</bdi>),
        ...editor((one, { end }) => <CityEditor {...editing(one, heads.city, end)} />),
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
        sortable: 'descending',
        cell: (one) =>
          one.lastDay === null ? <span className={styles.none}>{words.never}</span> : show.day(one.lastDay),
      },
      {
        key: 'orders',
        head: heads.orders,
        width: '96px',
        figures: true,
        sortable: 'descending',
        cell: (one) => show.number(one.orders),
      },
      {
        key: 'net',
        head: show.inUnit(heads.net),
        width: '164px',
        figures: true,
        sortable: 'descending',
        cell: (one) => (one.orders === 0 ? none : show.fitting(one.net)),
      },
      {
        key: 'pAlive',
        head: heads.pAlive,
        width: '150px',
        figures: true,
        sortable: 'descending',
        cell: (one) => (one.pAlive === null ? none : show.percent(chanceShown(one.pAlive))),
      },
      {
        key: 'clv',
        head: show.inUnit(heads.clv),
        width: '164px',
        figures: true,
        sortable: 'descending',
        cell: (one) => (one.clv === null ? none : show.fitting(roundToShown(Number(one.clv.toPrecision(3)), currency))),
      },
      {
        key: 'owner',
        head: heads.owner,
        width: '130px',
        cell: (one) => (one.ownerId === null ? none : <bdi>{ownerName(one.ownerId)}</bdi>),
        ...(colleagues.length === 0
          ? {}
          : editor((one, { end }) => <OwnerEditor {...editing(one, heads.owner, end)} colleagues={colleagues} />)),
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
        ...editor((one, { end }) => <TagsEditor {...editing(one, heads.tags, end)} known={tags} />),
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
        sortable: 'descending',
        cell: (one) => show.day(dayOf(Date.parse(one.createdAt), timeZone)),
      },
      ...fields.map((field) => {
        const head = say(field.label);
        return {
          key: ownColumn(field),
          head,
          width: 'minmax(130px, 0.8fr)',
          figures: field.type === 'number' || field.type === 'money',
          cell: (one: CustomerLine) => {
            const value = one.custom[field.key];
            return value === undefined || value === null ? none : <bdi>{showCustom(field, value)}</bdi>;
          },
          ...editor((one, { end }) => <OwnFieldEditor {...editing(one, head, end)} field={field} />),
        };
      }),
    ] satisfies Column<CustomerLine>[];
  }, [words, shared, show, timeZone, currency, ownerName, colleagues, fields, tags, change, say, showCustom]);
}
