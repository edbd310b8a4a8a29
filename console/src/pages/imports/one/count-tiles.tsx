import type { ImportCounts } from '@peyvand/sdk/imports';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import styles from '../imports.module.css';
import { importWords } from '../words.ts';

/** What the rows of a file did, or would do. */
export function CountTiles({ kind, counts }: { readonly kind: string; readonly counts: ImportCounts }) {
  const words = useWords(importWords).counts;
  const show = useShow();
  const created: Readonly<Record<string, string>> = words.created;
  const tiles = [
    { name: created[kind] ?? words.created.other, count: counts.created, tone: 'good' },
    ...(kind === 'customers' || counts.customersCreated === 0
      ? []
      : [{ name: words.customersCreated, count: counts.customersCreated, tone: 'good' }]),
    { name: words.updated, count: counts.updated, tone: undefined },
    { name: words.unchanged, count: counts.unchanged, tone: undefined },
    { name: words.rejected, count: counts.rejected, tone: counts.rejected > 0 ? 'bad' : undefined },
  ];
  return (
    <ul className={styles.tiles}>
      {tiles.map(({ name, count, tone }) => (
        <li key={name} className={styles.tile} data-tone={count > 0 ? tone : undefined}>
          <strong>{show.number(count)}</strong>
          <span className={styles.second}>{name}</span>
        </li>
      ))}
    </ul>
  );
}
