import type { ImportCounts } from '@peyvand/sdk/imports';
import { useSay } from '@peyvand/ui/read/reader.tsx';
import { KeptApartList } from '../../../shared/kept-apart/kept-apart-pairs.tsx';
import styles from '../imports.module.css';

interface NoticesProps {
  readonly counts: Pick<ImportCounts, 'noticed'>;
  /** The import of which people kept apart are listed; a trial makes nobody. */
  readonly importId?: string;
}

/** Rows that were taken in a way that the person should know of; people kept apart are a list that opens. */
export function Notices({ counts: { noticed }, importId }: NoticesProps) {
  const say = useSay();
  if (noticed.length === 0) return null;
  return (
    <ul className={styles.notes}>
      {noticed.map(({ code, message }) => (
        <li key={code}>
          {code === 'kept-apart' && importId !== undefined ? (
            <details>
              <summary>{say(message)}</summary>
              <KeptApartList importId={importId} />
            </details>
          ) : (
            say(message)
          )}
        </li>
      ))}
    </ul>
  );
}
