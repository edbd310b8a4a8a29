import type { ReactNode } from 'react';
import type { Tone } from './chip.tsx';
import styles from './timeline.module.css';

/** One thing that happened, as it is told on a page. */
export interface TimelineEntry {
  readonly id: string;
  readonly tone: Tone;
  readonly icon: ReactNode;
  readonly title: ReactNode;
  /** When, already shown: "۲۴ آبان، ۱۸:۱۰". */
  readonly when: ReactNode;
  /** Who did it, beside when. */
  readonly by?: ReactNode;
  /** Machine time of `when`. */
  readonly instant?: string;
  readonly figures?: ReactNode;
  /** Why it happened, or what follows from it: quieter, still readable. */
  readonly cause?: ReactNode;
  /** Buttons or a link at the end of the entry. */
  readonly actions?: ReactNode;
}

export interface TimelineMonth {
  readonly key: string;
  /** "آبان ۱۴۰۵". */
  readonly label: string;
  readonly entries: readonly TimelineEntry[];
}

/** The story of a customer, newest first, grouped by month. */
export function Timeline({ months }: { readonly months: readonly TimelineMonth[] }) {
  return (
    <div className={styles.timeline}>
      {months.map((month) => (
        <section key={month.key} aria-label={month.label}>
          <h2 className={styles.month}>{month.label}</h2>
          <ol>
            {month.entries.map((entry) => (
              <li key={entry.id} className={styles.entry}>
                <span className={styles.icon} data-tone={entry.tone} aria-hidden="true">
                  {entry.icon}
                </span>
                <div className={styles.told}>
                  <div className={styles.head}>
                    <p className={styles.title}>{entry.title}</p>
                    <span className={styles.when}>
                      {entry.by !== undefined && <>{entry.by} · </>}
                      <time dateTime={entry.instant}>{entry.when}</time>
                    </span>
                  </div>
                  {entry.figures !== undefined && <p className={styles.figures}>{entry.figures}</p>}
                  {entry.cause !== undefined && <p className={styles.cause}>{entry.cause}</p>}
                  {entry.actions !== undefined && <div className={styles.actions}>{entry.actions}</div>}
                </div>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
