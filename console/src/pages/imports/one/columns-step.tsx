import { Button } from '@mantine/core';
import type { ImportFormats, ImportView } from '@peyvand/sdk/imports';
import { useProblemText } from '@peyvand/ui/feedback/problem-text.ts';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { queries, staff } from '../../../server.ts';
import { useAct } from '../../../shared/act/use-act.ts';
import { importQuery, kindsQuery } from '../import-queries.ts';
import styles from '../imports.module.css';
import { importWords } from '../words.ts';
import { useActOnImport } from './act-on-import.ts';
import { ColumnTable } from './column-table.tsx';
import { ExistingChoice } from './existing-choice.tsx';
import { FormatFacts } from './format-facts.tsx';
import { KnownFile } from './known-file.tsx';
import { OpenQuestions } from './open-questions.tsx';

type Wish = Partial<ImportFormats> & { readonly columns?: Readonly<Record<string, string>> };

const stillOpen = '?';

/** Columns that a question is about. */
function askedIn({ inspection }: ImportView): string[] {
  return inspection.questions.flatMap(({ name, header, choices }) =>
    name !== 'columns' ? [] : header === undefined ? [...choices] : [header],
  );
}

function samplesIn({ inspection }: ImportView, header: string): readonly string[] {
  const index = inspection.headers.indexOf(header);
  return inspection.samples.map((row) => row[index] ?? '');
}

/** Fields given to more than one column that can take only one. */
function twiceIn(columns: Readonly<Record<string, string>>, several: ReadonlySet<string>): Set<string> {
  const fields = Object.values(columns);
  return new Set(fields.filter((field, i) => fields.indexOf(field) !== i && !several.has(field)));
}

/** What keeps the file from being tried, in words, and where it stands. */
function whatIsMissing(
  open: boolean,
  twice: boolean,
  words: (typeof importWords)['fa']['columns'],
): { readonly says: string; readonly at: string } | undefined {
  if (open) return { says: words.openFirst, at: '[data-question] button' };
  return twice ? { says: words.twiceFirst, at: '[aria-invalid=true]' } : undefined;
}

/**
 * Which column is which, and how the file is read. Each choice goes to the server at once, which looks into the file
 * again; a choice that it refuses stays on the screen with the reason.
 */
export function ColumnsStep({ view }: { readonly view: ImportView }) {
  const words = useWords(importWords);
  const problem = useProblemText();
  const navigate = useNavigate();
  const [columns, setColumns] = useState(view.mapping.columns);
  const kind = useQuery(kindsQuery).data?.find((one) => one.kind === view.kind);
  const several = new Set((kind?.fields ?? []).filter((field) => field.several).map((field) => field.key));
  const twice = twiceIn(columns, several);
  const act = useActOnImport(view.id);
  const remap = useAct((wish: Wish, key) => staff.imports.map(view.id, wish, { key }), {
    stale: [],
    tellsOwnFailure: true,
    onDone: (next) => {
      queries.setQueryData(importQuery(view.id).queryKey, next);
      setColumns(next.mapping.columns);
    },
  });
  /** All columns as they stand: those that are still asked about stay open. */
  const asTheyStand = (changed: Readonly<Record<string, string>>) => ({
    ...Object.fromEntries(view.inspection.headers.map((header) => [header, columns[header] ?? ''])),
    ...Object.fromEntries(askedIn(view).map((header) => [header, stillOpen])),
    ...changed,
  });
  const choose = (header: string, field: string | null) => {
    const { [header]: _, ...rest } = columns;
    const next = field === null ? rest : { ...rest, [header]: field };
    setColumns(next);
    if (twiceIn(next, several).size === 0) remap.mutate({ columns: asTheyStand({ ...next, [header]: field ?? '' }) });
    else remap.reset();
  };
  const place = useRef<HTMLDivElement>(null);
  const [tried, setTried] = useState(false);
  const missing = whatIsMissing(view.inspection.questions.length > 0, twice.size > 0, words.columns);
  const next = () => {
    setTried(true);
    // What is missing is gone to; what the server refused stands there with its reason.
    if (missing !== undefined) place.current?.querySelector<HTMLElement>(missing.at)?.focus();
    else if (!remap.isError)
      act.mutate('dry-run', {
        onSuccess: () => void navigate({ to: '/imports/$id', params: { id: view.id }, search: {} }),
      });
  };
  return (
    <div ref={place} className={styles.stack}>
      <KnownFile view={view} />
      <OpenQuestions
        questions={view.inspection.questions}
        fields={kind?.fields ?? []}
        samplesOf={(header) => samplesIn(view, header)}
        onAnswer={(answer) => remap.mutate(answer)}
        onColumns={(answer) => remap.mutate({ columns: asTheyStand(answer) })}
      />
      <Card title={words.columns.title} hint={words.columns.hint}>
        <ColumnTable view={view} columns={columns} twice={twice} onChoose={choose} />
      </Card>
      <FormatFacts view={view} columns={columns} onChange={(formats) => remap.mutate(formats)} />
      {view.kind === 'customers' && (
        <ExistingChoice mapping={view.mapping} onChoose={(existing) => remap.mutate({ existing })} />
      )}
      {remap.isError && (
        <p className={styles.wrong} role="alert">
          {problem(remap.error).text}
        </p>
      )}
      <div className={styles.acts}>
        <Button loading={act.isPending || remap.isPending} onClick={next}>
          {words.columns.next}
        </Button>
        {tried && missing !== undefined && (
          <p className={styles.wrong} role="alert">
            {missing.says}
          </p>
        )}
      </div>
    </div>
  );
}
