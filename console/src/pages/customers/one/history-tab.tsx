import type { Change } from '@peyvand/sdk/customer-page';
import { EmptyState } from '@peyvand/ui/feedback/empty-state.tsx';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { IconHistory } from '@tabler/icons-react';
import { staff } from '../../../server.ts';
import { PagedList } from './paged-list.tsx';
import { whenOf } from './story.tsx';
import styles from './tabs.module.css';
import { usePages } from './use-pages.ts';
import { pageWords } from './words.ts';

/** Every change of a customer's data: who, when, from what to what. */
export function HistoryTab({ customerId }: { readonly customerId: string }) {
  const words = useWords(pageWords).history;
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
  const words = useWords(pageWords).history;
  const show = useShow();
  const { timeZone } = useReader();
  const who =
    change.actorName !== ''
      ? words.by(change.actorName)
      : change.actor.startsWith('token:')
        ? words.byToken
        : words.bySystem;
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
      {change.fields.length > 0 && (
        <dl className={styles.moves}>
          {change.fields.map((field) => (
            <div key={field} className={styles.move}>
              <dt>{named(words.fields, field)}</dt>
              <dd>
                {change.hidden.includes(field) ? (
                  <span className={styles.quiet}>{words.hidden}</span>
                ) : (
                  <Move before={change.before[field]} after={change.after[field]} />
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

function Move({ before, after }: { readonly before: unknown; readonly after: unknown }) {
  const words = useWords(pageWords).history;
  const from = plain(before);
  const to = plain(after);
  return (
    <>
      {from !== '' && (
        <>
          <span className="unseen">{words.from}: </span>
          <bdi className={styles.before}>{from}</bdi>
          <span className={styles.arrow} aria-hidden="true">
            ←
          </span>
        </>
      )}
      <span className="unseen">{words.to}: </span>
      <bdi className={styles.after}>{to === '' ? words.nothing : to}</bdi>
    </>
  );
}

/** A kept value as a person reads it: lists by commas, records by their values. */
function plain(value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value)) return value.map(plain).filter(Boolean).join('، ');
  if (typeof value === 'object') return Object.values(value).map(plain).filter(Boolean).join(' ');
  return String(value);
}
