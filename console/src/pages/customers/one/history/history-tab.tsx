import type { Change } from '@peyvand/sdk/customer-page';
import { EmptyState } from '@peyvand/ui/feedback/empty-state.tsx';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { IconHistory } from '@tabler/icons-react';
import { staff } from '../../../../server.ts';
import { fieldWords } from '../../../../shared/changes/field-words.ts';
import { PutBack } from '../../../../shared/changes/put-back.tsx';
import { named, useShowChange } from '../../../../shared/changes/show-change.ts';
import { ChangeSentence } from '../../../../shared/changes/tell-change.tsx';
import { PagedList } from '../../../../shared/paged/paged-list.tsx';
import { usePages } from '../../../../shared/paged/use-pages.ts';
import { keys } from '../../../../shared/query-keys.ts';
import styles from '../tabs.module.css';
import { whenOf } from '../when.ts';
import { historyWords } from './words.ts';

/** Every change of a customer's data: who, when, from what to what. */
export function HistoryTab({ customerId }: { readonly customerId: string }) {
  const words = useWords(historyWords);
  const pages = usePages(keys.customer.history(customerId), (cursor, signal) =>
    staff.customerPage.history(customerId, cursor, signal),
  );
  return (
    <PagedList
      pages={pages}
      more={words.more}
      empty={
        <EmptyState icon={<IconHistory stroke={1.7} />} title={words.empty}>
          {words.emptyText}
        </EmptyState>
      }
    >
      {(items) => (
        <ul className={styles.list}>
          {items.map((change) => (
            <ChangeTold key={change.id} change={change} all={items} />
          ))}
        </ul>
      )}
    </PagedList>
  );
}

function ChangeTold({ change, all }: { readonly change: Change; readonly all: readonly Change[] }) {
  const words = useWords(historyWords);
  const fields = useWords(fieldWords);
  const show = useShow();
  const { timeZone } = useReader();
  const rows = rowsOf(change);
  const shown = useShowChange();
  return (
    <li className={styles.change}>
      <div className={styles.talkHead}>
        <strong>
          <ChangeSentence change={change} />
        </strong>
        <time className={styles.quiet} dateTime={change.at}>
          {whenOf(change.at, timeZone, show)}
        </time>
        <PutBack entry={change} all={all} />
      </div>
      {rows.length > 0 && (
        <dl className={styles.moves}>
          {rows.map(({ field, hidden, before, after }) => (
            <div key={field} className={styles.move}>
              <dt>{named(fields, field)}</dt>
              <dd>
                {hidden ? (
                  <span className={styles.quiet}>{words.hidden}</span>
                ) : (
                  <Move before={shown(field, before)} after={shown(field, after)} />
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

interface Row {
  readonly field: string;
  readonly hidden: boolean;
  readonly before: unknown;
  readonly after: unknown;
}

const birthColumns = ['birthCalendar', 'birthYear', 'birthMonth', 'birthDay'];

/** What tells a person nothing that the other fields do not. */
const forMachines = new Set(['code', 'confidence', 'written', 'kept']);

/** The changed fields as a person names them: the four columns of a birthday are one. */
export function rowsOf({ fields, hidden, before, after }: Change): readonly Row[] {
  const born = fields.filter((field) => birthColumns.includes(field));
  const plainRows = fields
    .filter((field) => !birthColumns.includes(field) && !forMachines.has(field))
    .map((field) => {
      const [was, is] = field === 'custom' ? differing(before[field], after[field]) : [before[field], after[field]];
      return { field, hidden: hidden.includes(field), before: was, after: is };
    });
  if (born.length === 0) return plainRows;
  // What did not change stands on neither side: the other side knows it.
  const whole = (side: Change['before'], other: Change['before']) => {
    const value = (column: string) => (column in side ? side[column] : fields.includes(column) ? null : other[column]);
    const [calendar, year, month, day] = birthColumns.map(value);
    return month === null || month === undefined ? null : { calendar, year, month, day };
  };
  const row = {
    field: 'birthday',
    hidden: born.some((field) => hidden.includes(field)),
    before: whole(before, after),
    after: whole(after, before),
  };
  return [row, ...plainRows];
}

/** Of the business's own fields only those that differ: the history keeps all of them on both sides. */
function differing(before: unknown, after: unknown): readonly [unknown, unknown] {
  const whole = (side: unknown) => Object.entries(typeof side === 'object' && side !== null ? side : {});
  const [was, is] = [whole(before), whole(after)];
  const apart = (side: [string, unknown][], other: [string, unknown][]) => {
    const same = new Map(other.map(([key, value]) => [key, JSON.stringify(value)]));
    return Object.fromEntries(side.filter(([key, value]) => same.get(key) !== JSON.stringify(value)));
  };
  return [apart(was, is), apart(is, was)];
}

function Move({ before, after }: { readonly before: string; readonly after: string }) {
  const words = useWords(historyWords);
  return (
    <>
      {before !== '' && (
        <>
          <span className="unseen">{words.from}: </span>
          <bdi className={styles.before}>{before}</bdi>
          <span className={styles.arrow} aria-hidden="true">
            ‹
          </span>
        </>
      )}
      <span className="unseen">{words.to}: </span>
      <bdi className={styles.after}>{after === '' ? words.nothing : after}</bdi>
    </>
  );
}
