import { showBirthday } from '@peyvand/kernel/birthday';
import type { Change } from '@peyvand/sdk/customer-page';
import type { BirthdayFields } from '@peyvand/sdk/customers';
import { EmptyState } from '@peyvand/ui/feedback/empty-state.tsx';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { IconHistory } from '@tabler/icons-react';
import { staff } from '../../../server.ts';
import { kernelBirthday } from '../birthday-input.tsx';
import { useColleagues } from '../use-colleagues.ts';
import { customerWords } from '../words.ts';
import { historyWords } from './history-words.ts';
import { PagedList } from './paged-list.tsx';
import { whenOf } from './story.tsx';
import styles from './tabs.module.css';
import { usePages } from './use-pages.ts';

/** Every change of a customer's data: who, when, from what to what. */
export function HistoryTab({ customerId }: { readonly customerId: string }) {
  const words = useWords(historyWords);
  const pages = usePages(['customer', customerId, 'history'], (cursor, signal) =>
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
            <ChangeTold key={change.id} change={change} />
          ))}
        </ul>
      )}
    </PagedList>
  );
}

const named = <W extends Readonly<Record<string, string>>>(words: W, key: string): string =>
  Object.hasOwn(words, key) ? (words[key] ?? key) : key;

function ChangeTold({ change }: { readonly change: Change }) {
  const words = useWords(historyWords);
  const show = useShow();
  const { timeZone, language } = useReader();
  const { comma } = useWords(customerWords);
  const { nameOf } = useColleagues();
  const who =
    change.actorName !== ''
      ? words.by(change.actorName)
      : change.actor.startsWith('token:')
        ? words.byToken
        : words.bySystem;
  const rows = rowsOf(change);
  const shown = (field: string, value: unknown): string => {
    if (field === 'birthday' && isBirthdayRecord(value)) return showBirthday(kernelBirthday(value), language);
    if (field === 'ownerId' && typeof value === 'string') return nameOf(value);
    return plain(value, comma);
  };
  return (
    <li className={styles.change}>
      <div className={styles.talkHead}>
        <span>
          <strong>{named(words.actions, change.action)}</strong> <span className={styles.where}>{who}</span>
        </span>
        <time className={styles.quiet} dateTime={change.at}>
          {whenOf(change.at, timeZone, show)}
        </time>
      </div>
      {rows.length > 0 && (
        <dl className={styles.moves}>
          {rows.map(({ field, hidden, before, after }) => (
            <div key={field} className={styles.move}>
              <dt>{named(words.fields, field)}</dt>
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

/** The changed fields as a person names them: the four columns of a birthday are one. */
export function rowsOf({ fields, hidden, before, after }: Change): readonly Row[] {
  const born = fields.filter((field) => birthColumns.includes(field));
  const plainRows = fields
    .filter((field) => !birthColumns.includes(field))
    .map((field) => ({ field, hidden: hidden.includes(field), before: before[field], after: after[field] }));
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

function isBirthdayRecord(value: unknown): value is BirthdayFields {
  const { calendar, month, day } = (value ?? {}) as Partial<BirthdayFields>;
  return (calendar === 'jalali' || calendar === 'gregorian') && typeof month === 'number' && typeof day === 'number';
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

/** A kept value as a person reads it: lists by commas, records by their values. */
function plain(value: unknown, comma: string): string {
  const inner = (values: readonly unknown[], joint: string) =>
    values
      .map((one) => plain(one, comma))
      .filter((one) => one !== '')
      .join(joint);
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value)) return inner(value, comma);
  if (typeof value === 'object') return inner(Object.values(value), ' ');
  return String(value);
}
