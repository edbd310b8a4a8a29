import { Button } from '@mantine/core';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { FileDrop } from '@peyvand/ui/form/file-drop.tsx';
import { Stepper } from '@peyvand/ui/form/stepper.tsx';
import { useCheck } from '@peyvand/ui/form/use-check.ts';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { PageHeader } from '@peyvand/ui/layout/page-header.tsx';
import { useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { queries, staff } from '../../../server.ts';
import { useAct } from '../../../shared/act/use-act.ts';
import { usePageTitle } from '../../../shared/page-title/page-title.ts';
import { keys } from '../../../shared/query-keys.ts';
import { guessKind, readFirstLine } from '../guess-kind.ts';
import { importQuery, kindsQuery } from '../import-queries.ts';
import styles from '../imports.module.css';
import { importWords } from '../words.ts';
import { SampleFiles } from './sample-files.tsx';

/** What was chosen so far. */
interface Chosen {
  readonly file: File;
  readonly guess: string | null;
}

const megabyte = 1024 ** 2;

/** A new file: drop it, say what it holds, send it. */
export function NewImportPage() {
  const words = useWords(importWords);
  usePageTitle(words.pick.title);
  const kinds = useQuery(kindsQuery);
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [kind, setKind] = useState<string | null>(null);
  const send = useAct(
    (given: { readonly file: File; readonly kind: string }, key) =>
      staff.imports.upload(given.kind, given.file, { key }),
    {
      stale: [keys.imports.all],
      onDone: (view) => {
        queries.setQueryData(importQuery(view.id).queryKey, view);
        void navigate({ to: '/imports/$id', params: { id: view.id } });
      },
    },
  );
  const check = useCheck({ kind: kind === null && words.pick.kindMissing });
  const known = kinds.data;
  const take = (files: readonly File[]) => {
    const [file] = files;
    if (file === undefined || known === undefined) return;
    void readFirstLine(file).then((line) => {
      const guess = guessKind(
        file.name,
        line,
        known.map((one) => one.kind),
      );
      setChosen({ file, guess });
      setKind(guess);
    });
  };
  return (
    <>
      <PageHeader
        title={words.pick.title}
        path={[{ key: 'imports', step: <Link to="/imports">{words.title}</Link> }]}
      />
      <div className={styles.wizard}>
        <Stepper
          label={words.steps.label}
          steps={[words.steps.file, words.steps.columns, words.steps.check, words.steps.run]}
          at={0}
        />
        <Card>
          {known === undefined ? (
            kinds.isError ? (
              <ErrorState error={kinds.error} onRetry={() => void kinds.refetch()} />
            ) : (
              <Skeletons of="lines" />
            )
          ) : chosen === null ? (
            <FileDrop label={words.pick.drop} kinds={['.csv', '.xlsx', '.tsv', '.txt']} onFiles={take} />
          ) : (
            <form
              className={styles.pick}
              {...check.form(() => kind !== null && send.mutate({ file: chosen.file, kind }))}
            >
              <ChosenFile file={chosen.file} onOther={() => setChosen(null)} disabled={send.isPending} />
              <KindChoice
                kinds={known}
                kind={kind}
                guess={chosen.guess}
                error={check.error('kind')}
                onChoose={setKind}
              />
              <div className={styles.acts}>
                <Button type="submit" loading={send.isPending}>
                  {words.pick.send}
                </Button>
              </div>
            </form>
          )}
        </Card>
        <SampleFiles />
      </div>
    </>
  );
}

function ChosenFile(props: { readonly file: File; readonly onOther: () => void; readonly disabled: boolean }) {
  const words = useWords(importWords).pick;
  const show = useShow();
  const { size } = props.file;
  return (
    <div className={styles.chosen}>
      <IconFileSpreadsheet size={26} stroke={1.6} aria-hidden="true" />
      <span className={styles.chosenName}>
        <bdi className={styles.file}>{props.file.name}</bdi>
        <span className={styles.second}>
          {size < megabyte
            ? words.kilobytes(show.number(size / 1024, 1))
            : words.megabytes(show.number(size / megabyte, 1))}
        </span>
      </span>
      <Button variant="subtle" size="compact-sm" disabled={props.disabled} onClick={props.onOther}>
        {words.other}
      </Button>
    </div>
  );
}

interface KindChoiceProps {
  readonly kinds: readonly { readonly kind: string; readonly words: { readonly fa: string; readonly en: string } }[];
  readonly kind: string | null;
  readonly guess: string | null;
  readonly error: string | undefined;
  readonly onChoose: (kind: string) => void;
}

function KindChoice({ kinds, kind, guess, error, onChoose }: KindChoiceProps) {
  const words = useWords(importWords);
  const hints: Readonly<Record<string, string>> = words.kindHints;
  const say = useSay();
  return (
    <fieldset className={styles.kinds}>
      <legend>{words.pick.what}</legend>
      {guess === null && <p className={styles.second}>{words.pick.unsure}</p>}
      <div className={styles.kindCards}>
        {kinds.map((one) => (
          <label key={one.kind} className={styles.kind} data-chosen={kind === one.kind || undefined}>
            <span className={styles.kindName}>
              <input
                type="radio"
                name="kind"
                value={one.kind}
                aria-invalid={error !== undefined}
                checked={kind === one.kind}
                onChange={() => onChoose(one.kind)}
              />
              {say(one.words)}
              {guess === one.kind && <Chip tone="accent">{words.pick.guessed}</Chip>}
            </span>
            <span className={styles.second}>{hints[one.kind] ?? ''}</span>
          </label>
        ))}
      </div>
      {error !== undefined && (
        <p className={styles.wrong} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
