import type { Fit } from '@peyvand/sdk/profile-models';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import styles from './models.module.css';
import { leastTested, readVerdict } from './read-verdict.ts';
import { modelWords } from './words.ts';

/** How the predicting model did on a stretch of the past it had not seen, in plain words. */
export function VerdictCard({ fit }: { readonly fit: Fit }) {
  const words = useWords(modelWords).verdict;
  const show = useShow();
  const holdout = fit.holdout?.models[fit.model];
  if (fit.holdout === null || holdout === undefined)
    return (
      <Card title={words.title}>
        <p className={styles.second}>{words.none}</p>
      </Card>
    );
  if (holdout.n < leastTested)
    return (
      <Card title={words.title}>
        <p className={styles.second}>{words.few(show.number(holdout.n), show.number(leastTested))}</p>
      </Card>
    );
  const verdict = readVerdict(holdout);
  const hundred = show.number(100);
  const total = {
    hopeful: () => words.over(hundred, show.number(verdict.ofHundred ?? 0)),
    cautious: () => words.under(hundred, show.number(verdict.ofHundred ?? 0)),
    even: () => words.even(hundred),
  };
  const compared = [
    told(verdict.lessThanMean, words.better, words.worse),
    told(verdict.lessThanOwnRate, words.ownBetter, words.ownWorse),
  ].filter((sentence) => sentence !== null);
  function told(less: number | null, better: (share: string) => string, worse: (share: string) => string) {
    if (less === null || Math.abs(less) < 0.005) return null;
    return less > 0 ? better(show.percent(less)) : worse(show.percent(-less));
  }
  return (
    <Card title={words.title} hint={words.hint(show.day(fit.holdout.until), show.number(fit.holdout.weeks))}>
      <div className={styles.verdict}>
        {verdict.ofHundred !== null && <p className={styles.big}>{total[verdict.leaning]()}</p>}
        <p className={styles.second}>{[words.person(show.number(holdout.mae, 2)), ...compared].join(' ')}</p>
      </div>
    </Card>
  );
}
