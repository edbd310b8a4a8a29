import type { Fit } from '@peyvand/sdk/profile-models';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import styles from './models.module.css';
import { Params } from './models-table.tsx';
import { modelWords } from './words.ts';

/** The model of amounts, with the population's mean in money: pγ/(q−1), where it exists. */
export function ValueCard({ fit }: { readonly fit: Fit }) {
  const words = useWords(modelWords);
  const show = useShow();
  const fitted = fit.fits.gammagamma;
  if (fitted === undefined) return null;
  const { p = 0, q = 0, gamma = 0 } = fitted.params;
  return (
    <Card title={words.value.title} hint={words.about.gammagamma}>
      <div className={styles.verdict}>
        {q > 1 && <p>{words.value.mean(show.shortMoney((p * gamma) / (q - 1)))}</p>}
        <Params fitted={fitted} />
      </div>
    </Card>
  );
}
