import type { ReactNode } from 'react';
import styles from './states.module.css';

interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title: string;
  /** What this place is for and how it fills. */
  readonly children?: ReactNode;
  /** The one action that fills it, and perhaps "load sample data". */
  readonly actions?: ReactNode;
}

/** An empty screen that teaches: what will stand here, and the one thing to do. */
export function EmptyState({ icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className={styles.state}>
      {icon !== undefined && (
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      <p className={styles.title}>{title}</p>
      {children !== undefined && <div className={styles.text}>{children}</div>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
