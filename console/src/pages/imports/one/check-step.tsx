import { Button } from '@mantine/core';
import type { ImportView } from '@peyvand/sdk/imports';
import { Progress } from '@peyvand/ui/feedback/progress.tsx';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { useNavigate } from '@tanstack/react-router';
import styles from '../imports.module.css';
import { isByLine } from '../result-sentence.ts';
import { importWords } from '../words.ts';
import { useActOnImport } from './act-on-import.ts';
import { CountTiles } from './count-tiles.tsx';
import { Notices } from './notices.tsx';
import { ProblemKinds } from './problem-kinds.tsx';
import { ProblemTable } from './problem-table.tsx';

/** The dry run: what the file would do, and the first rows and cells that could not be read. Nothing is written. */
export function CheckStep({ view }: { readonly view: ImportView }) {
  const words = useWords(importWords).check;
  const show = useShow();
  const act = useActOnImport(view.id);
  const navigate = useNavigate();
  const { check } = view;
  if (check === null)
    return (
      <Card>
        <Progress label={words.running} done={view.rows} mayLeave />
      </Card>
    );
  const writes = check.created + check.updated;
  return (
    <div className={styles.stack}>
      <Card title={words.title} hint={words.dry}>
        <div className={styles.stack}>
          <CountTiles kind={isByLine(view) ? 'lines' : view.kind} counts={check} />
          {check.unchanged > 0 && view.inspection.before !== undefined && (
            <p className={styles.second}>{words.same(show.number(check.unchanged))}</p>
          )}
          <Notices counts={check} />
          <ProblemKinds kinds={check.kinds} />
        </div>
      </Card>
      <Card title={words.problems}>
        {check.problems.length === 0 ? (
          <p className={styles.second}>{words.none}</p>
        ) : (
          <ProblemTable problems={check.problems} />
        )}
      </Card>
      <div className={styles.acts}>
        <Button loading={act.isPending} disabled={writes === 0} onClick={() => act.mutate('start')}>
          {writes === 0 ? words.nothing : words.start(show.number(writes))}
        </Button>
        <Button
          variant="default"
          onClick={() => void navigate({ to: '/imports/$id', params: { id: view.id }, search: { step: 'columns' } })}
        >
          {words.back}
        </Button>
      </div>
    </div>
  );
}
