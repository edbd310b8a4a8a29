import { LorenzChart } from '@peyvand/ui/chart/lorenz-chart.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import door from './door.module.css';
import { numberOf } from './headlines.ts';
import styles from './insights.module.css';
import { useInsights } from './insights-context.ts';
import { MeasureCard } from './measure-card.tsx';
import { panelWords } from './words/panels.ts';

/** Shares of customers whose people and sales can be opened. */
const steps = [0.05, 0.1, 0.2, 0.5];

/** How unequally sales are spread, and the shop's own 80/20 sentence. */
export function ConcentrationCard() {
  const words = useWords(panelWords).concentration;
  const show = useShow();
  const { go } = useInsights();
  return (
    <MeasureCard
      name="concentration"
      title={words.title}
      hint={(answer) =>
        words.hint(show.number(numberOf(answer, 'gini'), 2), show.percent(numberOf(answer, 'bringing80')))
      }
    >
      {(answer) => {
        const sales = numberOf(answer, 'top20Share');
        // a fifth of three people is one of them: the mark stands where the curve does
        const people = Math.ceil(0.2 * answer.n) / answer.n;
        const below = numberOf(answer, 'below0');
        return (
          <>
            <LorenzChart
              label={words.label}
              points={(answer.table?.rows ?? []).map(([people, brought]) => ({
                people: Number(people),
                sales: Number(brought),
              }))}
              mark={{ people, sales, sentence: words.mark(show.percent(people), show.percent(sales)) }}
            />
            <div className={door.chips}>
              {steps.map((share) => (
                <button
                  key={share}
                  type="button"
                  className={door.chip}
                  onClick={() => go({ open: 'concentration', cell: `customers:${share}` })}
                >
                  {words.best(show.percent(share))}
                </button>
              ))}
            </div>
            {below > 0 && <p className={styles.foot}>{words.below(show.number(below))}</p>}
          </>
        );
      }}
    </MeasureCard>
  );
}
