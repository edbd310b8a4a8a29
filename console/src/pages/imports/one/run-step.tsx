import { Button } from '@mantine/core';
import type { ImportView } from '@peyvand/sdk/imports';
import { Progress } from '@peyvand/ui/feedback/progress.tsx';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import styles from '../imports.module.css';
import { importWords } from '../words.ts';
import { useActOnImport } from './act-on-import.ts';

/** An import at work: how far it is, and the way to stop it. It goes on without this page. */
export function RunStep({ view }: { readonly view: ImportView }) {
  const words = useWords(importWords).run;
  const act = useActOnImport(view.id);
  const label = { waiting: words.waiting, undoing: words.undoing }[view.state as string] ?? words.running;
  const total = view.check?.rows;
  return (
    <Card>
      <div className={styles.stack}>
        <Progress
          label={label}
          done={view.rows}
          {...(total === undefined || view.state !== 'running' ? {} : { total: Math.max(total, view.rows) })}
        />
        <div className={styles.acts}>
          <p className={styles.second}>{words.leave}</p>
          {view.state !== 'undoing' && (
            <Button
              variant="default"
              size="xs"
              disabled={act.isPending || act.isSuccess}
              onClick={() => act.mutate('cancel')}
            >
              {act.isSuccess ? words.stopping : words.cancel}
            </Button>
          )}
        </div>
      </div>
    </Card>
  );
}
