import { Fragment, type ReactNode } from 'react';
import { useWords } from '../read/reader.tsx';
import { kitWords } from '../words.ts';
import styles from './page-header.module.css';

interface PageHeaderProps {
  readonly title: ReactNode;
  /** Steps that lead here, the page itself excluded; each a link or a word. */
  readonly path?: readonly { readonly key: string; readonly step: ReactNode }[];
  /** At the end of the path: where this page stands among others of its kind. */
  readonly beside?: ReactNode;
  /** A picture or initials tile beside the title. */
  readonly avatar?: ReactNode;
  /** Chips after the title. */
  readonly chips?: ReactNode;
  /** A quieter line under the title. */
  readonly facts?: ReactNode;
  readonly actions?: ReactNode;
}

/** The head of a page: where we are, its name, what can be done. */
export function PageHeader({ title, path = [], beside, avatar, chips, facts, actions }: PageHeaderProps) {
  const words = useWords(kitWords);
  return (
    <header className={styles.header}>
      {path.length > 0 && (
        <nav aria-label={words.breadcrumbs} className={styles.path}>
          {path.map(({ key, step }, i) => (
            <Fragment key={key}>
              {i > 0 && <span aria-hidden="true">‹</span>}
              <span>{step}</span>
            </Fragment>
          ))}
          {beside}
        </nav>
      )}
      <div className={styles.row}>
        <div className={styles.name}>
          {avatar}
          <div className={styles.lines}>
            <div className={styles.titleRow}>
              <h1 className={styles.title}>{title}</h1>
              {chips}
            </div>
            {facts !== undefined && <div className={styles.facts}>{facts}</div>}
          </div>
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
    </header>
  );
}
