import type { ImportView } from '@peyvand/sdk/imports';
import { useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Link } from '@tanstack/react-router';
import styles from '../imports.module.css';
import { importWords } from '../words.ts';

/** What is known of the file as a whole: which export it is, and that the same file came before. */
export function KnownFile({ view }: { readonly view: ImportView }) {
  const words = useWords(importWords).known;
  const say = useSay();
  const show = useShow();
  const { recipeName, before } = view.inspection;
  if (recipeName === undefined && before === undefined) return null;
  return (
    <div className={styles.known}>
      {recipeName !== undefined && <p>{words.recipe(say(recipeName))}</p>}
      {before !== undefined && (
        <p>
          {words.before(show.day(before.at.slice(0, 10), 'long'), show.number(before.rows))}{' '}
          <Link to="/imports/$id" params={{ id: before.importId }}>
            {words.see}
          </Link>
        </p>
      )}
    </div>
  );
}
