import { Button } from '@mantine/core';
import type { ImportView } from '@peyvand/sdk/imports';
import { ConfirmDialog } from '@peyvand/ui/feedback/confirm-dialog.tsx';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useReader, useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { IconArrowBackUp, IconDownload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { staff } from '../../../server.ts';
import { useRight } from '../../../session/session.ts';
import styles from '../imports.module.css';
import { isByLine, joinParts, useResultParts, useUndoneSentence } from '../result-sentence.ts';
import { importWords } from '../words.ts';
import { useActOnImport } from './act-on-import.ts';
import { CountTiles } from './count-tiles.tsx';
import { KeptRecords } from './kept-records.tsx';
import { Notices } from './notices.tsx';
import { ProblemKinds } from './problem-kinds.tsx';

/** What an import did, exactly; the rows it did not take; and the ways on: resume, take back, another file. */
export function ResultStep({ view }: { readonly view: ImportView }) {
  const words = useWords(importWords);
  const { result } = words;
  const show = useShow();
  const say = useSay();
  return (
    <div className={styles.stack}>
      <Card>
        <div className={styles.stack} role="status">
          <Sentence view={view} />
          {view.refusal !== null && <p className={styles.wrong}>{say(view.refusal.message)}</p>}
          {view.state !== 'undone' && <CountTiles kind={isByLine(view) ? 'lines' : view.kind} counts={view} />}
          <Notices counts={view} {...(view.state === 'undone' ? {} : { importId: view.id })} />
          {view.state === 'done' && <p className={styles.second}>{result.quiet}</p>}
          <Ways view={view} />
        </div>
      </Card>
      {view.state === 'undone' && (view.undone?.kept ?? 0) > 0 && <KeptRecords view={view} />}
      {view.kinds.length > 0 && view.state !== 'undone' && (
        <Card title={result.problems} hint={result.errorsHint}>
          <a href={staff.imports.errorsAddress(view.id)} download className={styles.download}>
            <IconDownload size={16} aria-hidden="true" />{' '}
            {view.rejected > 0 ? result.errors(show.number(view.rejected)) : result.leftOutFile}
          </a>
          <ProblemKinds kinds={view.kinds} importId={view.id} />
        </Card>
      )}
    </div>
  );
}

function Sentence({ view }: { readonly view: ImportView }) {
  const { result } = useWords(importWords);
  const show = useShow();
  const { language } = useReader();
  const parts = useResultParts();
  const sayUndone = useUndoneSentence();
  const rows = show.number(view.rows - view.rejected);
  const says =
    view.state === 'cancelled'
      ? result.cancelled(rows)
      : view.state === 'failed'
        ? result.failed(rows)
        : view.state === 'undone' && view.undone !== null
          ? sayUndone(view.undone)
          : result.done(joinParts(parts(view), language));
  return <p className={styles.lead}>{says}</p>;
}

function Ways({ view }: { readonly view: ImportView }) {
  const words = useWords(importWords);
  const { result, undo } = words;
  const mayWrite = useRight('imports.write');
  const act = useActOnImport(view.id);
  const [asking, setAsking] = useState(false);
  const unfinished = view.state === 'cancelled' || view.state === 'failed';
  const wrote = view.created + view.updated + view.customersCreated > 0;
  return (
    <div className={styles.acts}>
      {unfinished && mayWrite && (
        <Button loading={act.isPending} onClick={() => act.mutate('resume')}>
          {result.resume}
        </Button>
      )}
      {view.state === 'done' && wrote && (
        <Button component="a" href={view.kind === 'purchases' ? '/insights' : `/customers?import=${view.id}`}>
          {view.kind === 'purchases' ? result.insights : result.customers}
        </Button>
      )}
      {mayWrite && (
        <Button component={Link} to="/imports/new" variant="default">
          {result.again}
        </Button>
      )}
      {mayWrite && view.state !== 'undone' && wrote && (
        <Button
          variant="subtle"
          color="bad"
          leftSection={<IconArrowBackUp size={17} className="turns" />}
          onClick={() => setAsking(true)}
        >
          {result.undo}
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        question={undo.question(view.fileName)}
        act={undo.act}
        busy={act.isPending}
        onAct={() => act.mutate('undo', { onSettled: () => setAsking(false) })}
      >
        {undo.text}
      </ConfirmDialog>
    </div>
  );
}
