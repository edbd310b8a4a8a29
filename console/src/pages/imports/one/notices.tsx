import type { ImportCounts } from '@peyvand/sdk/imports';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import styles from '../imports.module.css';
import { importWords } from '../words.ts';

/** Rows that were taken in a way that the person should know of. */
export function Notices({ counts }: { readonly counts: Pick<ImportCounts, 'notices'> }) {
  const words = useWords(importWords).notices;
  const show = useShow();
  const known: Readonly<Record<string, (n: string) => string>> = words;
  const entries = Object.entries(counts.notices).filter(([, count]) => count > 0);
  if (entries.length === 0) return null;
  return (
    <ul className={styles.notes}>
      {entries.map(([code, count]) => (
        <li key={code}>{known[code]?.(show.number(count)) ?? words.other(show.number(count))}</li>
      ))}
    </ul>
  );
}
