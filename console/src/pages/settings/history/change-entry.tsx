import type { RecordedChange } from '@peyvand/sdk/audit';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import { Link } from '@tanstack/react-router';
import { fieldWords } from '../../../shared/changes/field-words.ts';
import { PutBack } from '../../../shared/changes/put-back.tsx';
import { ChangeSentence } from '../../../shared/changes/tell-change.tsx';
import styles from './history.module.css';
import { useSayChange } from './use-say-change.ts';
import { historyWords } from './words.ts';

/** What is kept to put a thing back, and tells a person nothing. */
const forMachines = new Set(['written', 'kept']);

/** One change as a sentence, with its fields from what to what behind it. */
export function ChangeEntry({
  change,
  all,
}: {
  readonly change: RecordedChange;
  readonly all: readonly RecordedChange[];
}) {
  const words = useWords(historyWords);
  const show = useShow();
  const fields = change.fields.filter((field) => !forMachines.has(field));
  const kinds: Readonly<Record<string, string>> = words.subjects;
  return (
    <li className={styles.entry}>
      <div className={styles.head}>
        <p className={styles.action}>
          <ChangeSentence
            change={change}
            whose={
              change.customerId === null ? undefined : (
                <Link to={`/customers/${change.customerId}` as string} className={styles.whose ?? ''}>
                  <bdi>{change.customerName}</bdi>
                </Link>
              )
            }
          />
        </p>
        <Chip>{kinds[change.subject.kind] ?? words.other}</Chip>
        <time className={styles.when} dateTime={change.at}>
          {show.instant(change.at)}
        </time>
        <PutBack entry={change} all={all} />
      </div>
      {fields.length > 0 && (
        <details className={styles.details}>
          <summary>{words.details(show.number(fields.length))}</summary>
          <Fields change={change} fields={fields} />
        </details>
      )}
    </li>
  );
}

function Fields({ change, fields }: { readonly change: RecordedChange; readonly fields: readonly string[] }) {
  const words = useWords(historyWords);
  const names: Readonly<Record<string, string>> = useWords(fieldWords);
  const sayChange = useSayChange();
  const say = (field: string, side: RecordedChange['before']) =>
    change.hidden.includes(field) ? words.hidden : sayChange(field, side[field]);
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
        {fields.map((field) => (
          <tr key={field}>
            <th scope="row">{names[field] ?? <bdi dir="ltr">{field}</bdi>}</th>
            <td dir="auto">{say(field, change.before)}</td>
            <td dir="auto">{say(field, change.after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
