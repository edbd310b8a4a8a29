// biome-ignore-all lint/a11y/useSemanticElements: a group that scrolls is no fieldset.
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
import type { Fit } from '@peyvand/sdk/profile-models';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { useShowFigures } from '../../shared/figures/show-figures.ts';
import styles from './models.module.css';
import { modelWords } from './words.ts';

/** Fits that are told apart at a glance. */
const most = 8;

/** The fits before, newest first: has the forecast become better? */
export function FitHistory({ fits }: { readonly fits: readonly Fit[] }) {
  const words = useWords(modelWords);
  const { history } = words;
  const show = useShow();
  const { change } = useShowFigures();
  return (
    <Card title={history.title}>
      {fits.length === 0 ? (
        <p className={styles.second}>{history.none}</p>
      ) : (
        <div role="group" className={styles.scroll} tabIndex={0} aria-label={history.title}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{history.when}</th>
                <th scope="col">{history.customers}</th>
                <th scope="col">{history.model}</th>
                <th scope="col">{history.error}</th>
              </tr>
            </thead>
            <tbody>
              {fits.slice(0, most).map((fit) => {
                const error = fit.holdout?.models[fit.model]?.totalError;
                return (
                  <tr key={fit.fitId}>
                    <th scope="row">{show.instant(fit.madeAt)}</th>
                    <td>{show.number(fit.customers)}</td>
                    <td>{words.names[fit.model]}</td>
                    <td>{typeof error === 'number' ? (change(1 + error, 1, 'money') ?? show.percent(0)) : '—'}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
