import { Button } from '@mantine/core';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import { useState } from 'react';
import { useFitting } from '../../../../shared/fitting/use-fitting.ts';
import { useProfile } from '../relationship/profile.ts';
import { stageTones } from '../relationship/stage-tones.ts';
import { relationshipWords } from '../relationship/words.ts';
import styles from './life.module.css';
import { mergeChanges } from './merge-changes.ts';
import { lifeWords } from './words.ts';

const shownFirst = 4;

/** How a customer came to her stage and rung: each change with its day and its cause, newest first. */
export function WayCard({ customerId }: { readonly customerId: string }) {
  const words = useWords(lifeWords).way;
  const { stages, rungs } = useWords(relationshipWords);
  const show = useShow();
  const { data: profile } = useProfile(customerId);
  // while the forecast is being made, the page is read anew as soon as it is there
  useFitting();
  const [all, setAll] = useState(false);
  const steps = profile === undefined ? [] : mergeChanges(profile.history, profile.rungs);
  if (steps.length === 0) return null;
  const earlier = steps.length - shownFirst;
  return (
    <Card title={words.title}>
      <ol className={styles.changes}>
        {(all ? steps : steps.slice(0, shownFirst)).map(({ day, cause, stage, rung }) => (
          <li key={`${day}-${cause}-${stage ?? ''}`} className={styles.change}>
            {stage === undefined ? (
              <Chip>{words.rung(rung === undefined ? '' : rungs[rung])}</Chip>
            ) : (
              <Chip tone={stageTones[stage]}>{stages[stage]}</Chip>
            )}
            <span className={styles.when}>{words.entry(show.day(day), words.causes[cause])}</span>
            {stage !== undefined && rung !== undefined && (
              <span className={styles.rung}>{words.rung(rungs[rung])}</span>
            )}
          </li>
        ))}
      </ol>
      {earlier > 0 && (
        <Button className={styles.more} variant="subtle" size="compact-xs" onClick={() => setAll(!all)}>
          {all ? words.less : words.more(show.number(earlier))}
        </Button>
      )}
    </Card>
  );
}
