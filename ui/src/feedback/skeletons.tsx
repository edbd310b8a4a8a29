import { Skeleton } from '@mantine/core';
import { useWords } from '../read/reader.tsx';
import { kitWords } from '../words.ts';
import styles from './skeletons.module.css';

/** A stand-in with the shape of what is coming: rows of a list, cards of a dashboard, or lines of text. */
export function Skeletons({ of, count = 6 }: { readonly of: 'rows' | 'cards' | 'lines'; readonly count?: number }) {
  const words = useWords(kitWords);
  return (
    <div className={styles[of]} role="status" aria-busy="true">
      <span className="unseen">{words.loading}</span>
      {Array.from({ length: count }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: stand-ins have no identity of their own.
        <Skeleton key={i} className={styles.part} width={of === 'lines' ? `${92 - ((i * 17) % 40)}%` : undefined} />
      ))}
    </div>
  );
}
