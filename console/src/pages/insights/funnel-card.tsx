import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import styles from './funnel.module.css';
import { useInsights } from './insights-context.ts';
import { MeasureCard } from './measure-card.tsx';
import { panelWords } from './words/panels.ts';

/** How many of the period's customers reach each purchase, and where most drop off. A real list: it is its own table. */
export function FunnelCard() {
  const words = useWords(panelWords).funnel;
  const show = useShow();
  const { go } = useInsights();
  return (
    <MeasureCard name="purchase-funnel" title={words.title} hint={() => words.hint}>
      {(answer) => {
        const steps = (answer.table?.rows ?? []).map(([purchase, people, ofFirst, ofPrevious]) => ({
          purchase: String(purchase),
          people: Number(people),
          ofFirst: Number(ofFirst ?? 0),
          dropped: ofPrevious === null || ofPrevious === undefined ? null : 1 - Number(ofPrevious),
        }));
        const worst = Math.max(0, ...steps.map((step) => step.dropped ?? 0));
        return (
          <ol className={styles.steps}>
            {steps.map(({ purchase, people, ofFirst, dropped }) => {
              const number = show.number(Number(purchase));
              return (
                <li key={purchase}>
                  <button
                    type="button"
                    className={styles.step}
                    onClick={() => go({ open: 'purchase-funnel', cell: `purchase:${purchase}` })}
                  >
                    <span className={styles.names}>
                      <span>{words.step(number)}</span>
                      {dropped !== null && (
                        <span className={styles.drop} data-worst={dropped === worst || undefined}>
                          {words.drop(show.percent(dropped))}
                          {dropped === worst && worst > 0 && <Chip tone="gold">{words.worst}</Chip>}
                        </span>
                      )}
                      <span className={styles.people}>{words.people(show.number(people), show.percent(ofFirst))}</span>
                    </span>
                    <span className={styles.track}>
                      <span className={styles.bar} style={{ inlineSize: `${Math.max(0.5, ofFirst * 100)}%` }} />
                    </span>
                  </button>
                </li>
              );
            })}
          </ol>
        );
      }}
    </MeasureCard>
  );
}
