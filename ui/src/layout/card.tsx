import { type ReactNode, useId } from 'react';
import styles from './card.module.css';

interface CardProps {
  readonly title?: ReactNode;
  /** One quieter line under the title. */
  readonly hint?: ReactNode;
  /** A chip, link or button at the end of the title's line. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  /** Leaves out the inner space, for tables and strips that bring their own. */
  readonly flush?: boolean;
}

/** A quiet surface with one subject. A titled card is a landmark named by its title. */
export function Card({ title, hint, aside, children, flush = false }: CardProps) {
  const id = useId();
  const head = title !== undefined && (
    <header className={styles.head}>
      <div className={styles.names}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      </div>
      {aside !== undefined && <div className={styles.aside}>{aside}</div>}
    </header>
  );
  return (
    <section
      className={styles.card}
      data-flush={flush || undefined}
      aria-labelledby={title !== undefined ? id : undefined}
    >
      {head}
      {children}
    </section>
  );
}
