import type { RecordedChange } from '@peyvand/sdk/audit';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import { Link } from '@tanstack/react-router';
import styles from './history.module.css';
import { sayValue } from './say-value.ts';
import { historyWords } from './words.ts';

/** One change as a sentence, with its fields from what to what behind it. */
export function ChangeEntry({ change }: { readonly change: RecordedChange }) {
  const words = useWords(historyWords);
  const show = useShow();
  const { actions, subjects } = words;
  const action = change.action in actions ? actions[change.action as keyof typeof actions] : change.action;
  const kind =
    change.subject.kind in subjects ? subjects[change.subject.kind as keyof typeof subjects] : change.subject.kind;
  return (
    <li className={styles.entry}>
      <div className={styles.head}>
        <span className={styles.action}>{action}</span>
        <Chip>{kind}</Chip>
        <time className={styles.when} dateTime={change.at}>
          {show.instant(change.at)}
        </time>
      </div>
      <p className={styles.who}>
        <bdi>{useActor(change)}</bdi>
        {change.customerId !== null && (
          <>
            {' · '}
            <Link to={`/customers/${change.customerId}` as string}>{words.openCustomer}</Link>
          </>
        )}
      </p>
      {change.fields.length > 0 && (
        <details className={styles.details}>
          <summary>{words.details(show.number(change.fields.length))}</summary>
          <Fields change={change} />
        </details>
      )}
    </li>
  );
}

function useActor({ actor, actorName }: RecordedChange): string {
  const words = useWords(historyWords);
  if (actorName !== '') return actorName;
  const kind = actor.split(':')[0];
  if (kind === 'operator') return words.operator;
  if (kind === 'token') return words.token;
  return kind === 'user' ? words.someone : words.system;
}

function Fields({ change }: { readonly change: RecordedChange }) {
  const words = useWords(historyWords);
  const { language } = useReader();
  const { fields: names } = words;
  const say = (field: string, side: RecordedChange['before']) =>
    change.hidden.includes(field) ? words.hidden : sayValue(side[field], language, words.empty);
  return (
    <table className={styles.fields}>
      <thead>
        <tr>
          <th scope="col">{words.field}</th>
          <th scope="col">{words.from}</th>
          <th scope="col">{words.to}</th>
        </tr>
      </thead>
      <tbody>
        {change.fields.map((field) => (
          <tr key={field}>
            <th scope="row">{field in names ? names[field as keyof typeof names] : <bdi dir="ltr">{field}</bdi>}</th>
            <td dir="auto">{say(field, change.before)}</td>
            <td dir="auto">{say(field, change.after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
