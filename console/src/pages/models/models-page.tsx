import { Button } from '@mantine/core';
import type { Fit, Models } from '@peyvand/sdk/profile-models';
import { EmptyState } from '@peyvand/ui/feedback/empty-state.tsx';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { Progress } from '@peyvand/ui/feedback/progress.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { PageHeader } from '@peyvand/ui/layout/page-header.tsx';
import { useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { IconRefresh, IconTargetArrow } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useRight } from '../../session/session.ts';
import { usePageTitle } from '../../shared/page-title/page-title.ts';
import { CalibrationChart } from './calibration-chart.tsx';
import { FitFacts, FitWarnings } from './fit-facts.tsx';
import { FitHistory } from './fit-history.tsx';
import styles from './models.module.css';
import { ModelsTable } from './models-table.tsx';
import { leastTested } from './read-verdict.ts';
import { useModels } from './use-refit.ts';
import { ValueCard } from './value-card.tsx';
import { VerdictCard } from './verdict-card.tsx';
import { modelWords } from './words.ts';

/** How good the forecast is, in plain words first and in full after. */
export function ModelsPage() {
  const words = useWords(modelWords);
  const show = useShow();
  const say = useSay();
  usePageTitle(words.title);
  const mayFit = useRight('settings.manage');
  const { models, waiting, refit, predictWith } = useModels();
  const data = models.data;
  return (
    <>
      <PageHeader
        title={words.title}
        path={[{ key: 'insights', step: <Link to="/insights">{words.insights}</Link> }]}
        {...(data?.current == null ? {} : { facts: changes(data, words, show.number) })}
        {...(mayFit
          ? {
              actions: (
                <Button
                  variant="default"
                  size="xs"
                  leftSection={<IconRefresh size={16} />}
                  disabled={waiting || data === undefined}
                  onClick={refit}
                >
                  {words.refit}
                </Button>
              ),
            }
          : {})}
      />
      <div className={styles.page}>
        {waiting && (
          <Card>
            <Progress label={words.refitting} done={data?.current?.customers ?? 0} mayLeave />
          </Card>
        )}
        {data?.current != null && data.persons !== null && (
          <Card title={words.untold}>
            <p className={styles.second}>{say(data.persons)}</p>
          </Card>
        )}
        {data === undefined ? (
          models.isError ? (
            <ErrorState error={models.error} onRetry={() => void models.refetch()} />
          ) : (
            <Skeletons of="cards" count={4} />
          )
        ) : data.current === null ? (
          !waiting && (
            <Card>
              <EmptyState icon={<IconTargetArrow stroke={1.6} />} title={words.none.title}>
                {words.none.text}
              </EmptyState>
            </Card>
          )
        ) : (
          <Quality
            fit={data.current}
            earlier={data.earlier}
            {...(mayFit && !waiting ? { onChoose: predictWith } : {})}
          />
        )}
      </div>
    </>
  );
}

type Words = ReturnType<typeof useWords<(typeof modelWords)['fa']>>;

function changes({ changedSince }: Models, words: Words, number: (value: number) => string): string {
  return changedSince === 0 ? words.upToDate : words.changed(number(changedSince));
}

interface QualityProps {
  readonly fit: Fit;
  readonly earlier: readonly Fit[];
  readonly onChoose?: Parameters<typeof ModelsTable>[0]['onChoose'];
}

function Quality({ fit, earlier, onChoose }: QualityProps) {
  const words = useWords(modelWords);
  const tested = fit.holdout?.models[fit.model];
  const byX = tested === undefined || tested.n < leastTested ? [] : tested.byX;
  return (
    <>
      <div className={styles.two}>
        <div className={styles.page}>
          <VerdictCard fit={fit} />
          <FitWarnings fit={fit} />
        </div>
        <div className={styles.page}>
          {byX.length > 0 && (
            <Card title={words.calibration.title} hint={words.calibration.hint}>
              <CalibrationChart byX={byX} />
            </Card>
          )}
          <ValueCard fit={fit} />
        </div>
      </div>
      <ModelsTable fit={fit} {...(onChoose === undefined ? {} : { onChoose })} />
      <div className={styles.two}>
        <FitFacts fit={fit} />
        <FitHistory fits={earlier} />
      </div>
    </>
  );
}
