import type { ReactNode } from 'react';
import styles from './rows.module.css';

/** A short list of things that are kept: colleagues, tokens, fields. */
export function Rows({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <ul className={styles.rows} aria-label={label}>
      {children}
    </ul>
  );
}

interface RowProps {
  /** Initials or an icon. */
  readonly picture?: ReactNode;
  readonly title: ReactNode;
  readonly chips?: ReactNode;
  /** Quieter facts under the title. */
  readonly facts?: ReactNode;
  readonly actions?: ReactNode;
}

/** One thing of the list: its name, what is known of it, what can be done. */
export function Row({ picture, title, chips, facts, actions }: RowProps) {
  return (
    <li className={styles.row}>
      {picture}
      <div className={styles.told}>
        <div className={styles.head}>
          <span className={styles.title}>{title}</span>
          {chips}
        </div>
        {facts !== undefined && <div className={styles.facts}>{facts}</div>}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </li>
  );
}

/** Parts of one line with a dot between them; what is empty leaves no dot behind. */
export function Dotted({ parts }: { readonly parts: readonly { readonly key: string; readonly part: ReactNode }[] }) {
  return (
    <>
      {parts.map(({ key, part }, i) => (
        <span key={key}>
          {i > 0 && <span aria-hidden="true"> · </span>}
          {part}
        </span>
      ))}
    </>
  );
}
