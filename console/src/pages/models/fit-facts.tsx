import type { Fit } from '@peyvand/sdk/profile-models';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Fact, Facts } from '@peyvand/ui/show/facts.tsx';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type FittedName, fittedNames, groupWarnings } from './group-warnings.ts';
import styles from './models.module.css';
import { modelWords } from './words.ts';

/** What the models were made from, and under which assumptions. */
export function FitFacts({ fit }: { readonly fit: Fit }) {
  const words = useWords(modelWords).facts;
  const show = useShow();
  const { horizonWeeks, monthlyDiscount, margin, marginFrom } = fit.assumptions;
  const share = margin === null ? words.noMargin : show.percent(margin, 1);
  return (
    <Card title={words.title}>
      <Facts>
        <Fact term={words.data}>{words.span(show.day(fit.dataFrom), show.day(fit.dataTo))}</Fact>
        <Fact term={words.customers}>{show.number(fit.customers)}</Fact>
        <Fact term={words.repeaters}>{show.number(fit.repeaters)}</Fact>
        <Fact term={words.asOf}>{show.day(fit.asOf)}</Fact>
        <Fact term={words.made}>
          {show.instant(fit.madeAt)} {words.took(show.number(fit.seconds, 1))}
        </Fact>
        <Fact term={words.horizon}>{words.weeks(show.number(horizonWeeks))}</Fact>
        <Fact term={words.discount}>{show.percent(monthlyDiscount, 1)}</Fact>
        <Fact term={words.margin}>{margin !== null && marginFrom === 'costs' ? words.fromCosts(share) : share}</Fact>
      </Facts>
    </Card>
  );
}

/** What may be wrong with the fits: each thing said once, with the models it is true of. */
export function FitWarnings({ fit }: { readonly fit: Fit }) {
  const words = useWords(modelWords);
  const say = useSay();
  const warnings = groupWarnings(fit);
  const fitted = fittedNames.filter((name) => fit.fits[name] !== undefined).length;
  const namesOf = (models: readonly FittedName[]) =>
    models.length === fitted && fitted > 1
      ? words.warnings.all
      : models.map((name) => words.names[name]).join(words.warnings.and);
  return (
    <Card title={words.warnings.title}>
      {warnings.length === 0 ? (
        <p className={styles.second}>{words.warnings.none}</p>
      ) : (
        <ul className={styles.warnings}>
          {warnings.map(({ warning, models }) => (
            <li key={warning.code}>
              <IconAlertTriangle size={16} aria-hidden="true" />
              <span>
                <strong>{namesOf(models)}</strong>: {say(warning)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
