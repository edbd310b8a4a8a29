import type { ReactNode } from 'react';
import styles from './columns.module.css';

/** How cards stand on a page: small figures, wide charts, a story with side facts, or one column. */
export function Columns({
  of,
  children,
}: {
  readonly of: 'cards' | 'wide' | 'aside' | 'stack';
  readonly children: ReactNode;
}) {
  return <div className={styles[of]}>{children}</div>;
}

/** Two columns' room for a chart that needs it, where the page has the room. */
export function Span({ children }: { readonly children: ReactNode }) {
  return <div className={styles.span}>{children}</div>;
}
