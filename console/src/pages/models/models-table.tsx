// biome-ignore-all lint/a11y/useSemanticElements: a group that scrolls is no fieldset.
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
import { Button } from '@mantine/core';
import { type Fit, type FittedModel, type ModelName, modelNames } from '@peyvand/sdk/profile-models';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import { useShowFigures } from '../../shared/figures/show-figures.ts';
import styles from './models.module.css';
import { modelWords } from './words.ts';

interface ModelsTableProps {
  readonly fit: Fit;
  /** Absent for those who may not choose. */
  readonly onChoose?: (model: ModelName) => void;
}

/** The three models side by side with their parameters and errors, and the two baselines without a model. */
export function ModelsTable({ fit, onChoose }: ModelsTableProps) {
  const words = useWords(modelWords);
  const { table } = words;
  const show = useShow();
  const { change } = useShowFigures();
  const baselines = fit.holdout?.models[fit.model]?.baselines;
  const actual = fit.holdout?.models[fit.model]?.actual ?? 0;
  const total = (error: number | null | undefined) =>
    error === null || error === undefined ? '—' : (change(1 + error, 1, 'money') ?? show.percent(0));
  const person = (mae: number | undefined) => (mae === undefined ? '—' : show.number(mae, 3));
  return (
    <Card title={table.title} hint={table.hint}>
      <div role="group" className={styles.scroll} tabIndex={0} aria-label={table.title}>
        <table className={`${styles.table} ${styles.scores}`}>
          <thead>
            <tr>
              <th scope="col">{table.model}</th>
              <th scope="col">{table.total}</th>
              <th scope="col">{table.person}</th>
              <th scope="col">{table.likelihood}</th>
              <th scope="col">{table.params}</th>
              <th scope="col">{table.state}</th>
            </tr>
          </thead>
          <tbody>
            {modelNames.map((name) => {
              const fitted = fit.fits[name];
              if (fitted === undefined) return null;
              const holdout = fit.holdout?.models[name];
              return (
                <tr key={name}>
                  <th scope="row">
                    <span className={styles.name}>{words.names[name]}</span>
                    <span className={styles.about}>{words.about[name]}</span>
                  </th>
                  <td>{total(holdout?.totalError)}</td>
                  <td>{person(holdout?.mae)}</td>
                  <td>{show.number(fitted.logLikelihood, 1)}</td>
                  <td>
                    <Params fitted={fitted} />
                  </td>
                  <td>
                    <div className={styles.verdict}>
                      <span>
                        <Chip tone={stateOf(fitted) === 'converged' ? 'good' : 'warn'}>{table[stateOf(fitted)]}</Chip>
                      </span>
                      {name === fit.model ? (
                        <span>
                          <Chip tone="accent">{table.predicts}</Chip>
                        </span>
                      ) : (
                        onChoose !== undefined && (
                          <Button variant="default" size="compact-sm" onClick={() => onChoose(name)}>
                            {table.choose}
                          </Button>
                        )
                      )}
                    </div>
                  </td>
                </tr>
              );
            })}
            {baselines !== undefined &&
              (['mean', 'ownRate'] as const).map((name) => (
                <tr key={name}>
                  <th scope="row">
                    <span className={styles.name}>{name === 'mean' ? table.meanRow : table.ownRow}</span>
                    <span className={styles.about}>{table.baseline}</span>
                  </th>
                  <td>{total(actual === 0 ? null : baselines[name].expected / actual - 1)}</td>
                  <td>{person(baselines[name].mae)}</td>
                  <td>—</td>
                  <td>—</td>
                  <td>—</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

/** Settled is only what leaves nothing open: a green word beside a range from nothing to billions would not be believed. */
function stateOf({ converged, warnings }: FittedModel): 'converged' | 'open' | 'unsettled' {
  if (!converged) return 'unsettled';
  return warnings.some(({ code }) => code === 'loose-parameter') ? 'open' : 'converged';
}

/** Parameters with their 95 % interval; Latin and Greek names as the papers write them. */
export function Params({ fitted }: { readonly fitted: FittedModel }) {
  const { language } = useReader();
  const show = useShow();
  const mark = language === 'fa' ? '، ' : ', ';
  // A parameter that the data leave open can be astronomically large.
  const short = (value: number, decimals: number) =>
    Math.abs(value) < 1e5 ? show.number(value, decimals) : show.compact(value);
  return (
    <span className={styles.params}>
      {Object.entries(fitted.params).map(([name, value]) => {
        const interval = fitted.intervals?.[name]?.map((end) => (end === null ? '—' : short(end, 2)));
        return (
          <span key={name}>
            <bdi dir="ltr">{symbols[name] ?? name}</bdi> {short(value, 3)}
            {interval !== undefined && ` (${interval.join(mark)})`}
          </span>
        );
      })}
    </span>
  );
}

const symbols: Readonly<Record<string, string>> = { alpha: 'α', beta: 'β', gamma: 'γ' };
