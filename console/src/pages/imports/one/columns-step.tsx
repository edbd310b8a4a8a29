import { Button } from '@mantine/core';
import { newKey } from '@peyvand/sdk/client';
import type { ImportFormats, ImportView } from '@peyvand/sdk/imports';
import { useProblemText } from '@peyvand/ui/feedback/problem-text.ts';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { queries, staff } from '../../../server.ts';
import { importQuery } from '../import-queries.ts';
import styles from '../imports.module.css';
import { importWords } from '../words.ts';
import { ColumnTable } from './column-table.tsx';
import { FormatFacts } from './format-facts.tsx';
import { OpenQuestions } from './open-questions.tsx';
import { useAct } from './use-act.ts';

type Wish = Partial<ImportFormats> & { readonly columns?: Readonly<Record<string, string>> };

/**
 * Which column is which, and how the file is read. Each choice goes to the server at once, which looks into the file
 * again; a choice that it refuses stays on the screen with the reason.
 */
export function ColumnsStep({ view }: { readonly view: ImportView }) {
  const words = useWords(importWords);
  const problem = useProblemText();
  const navigate = useNavigate();
  const [columns, setColumns] = useState(view.mapping.columns);
  const fields = Object.values(columns);
  const twice = new Set(fields.filter((field, i) => fields.indexOf(field) !== i));
  const act = useAct(view.id);
  const remap = useMutation({
    mutationFn: (wish: Wish) => staff.imports.map(view.id, wish, { key: newKey() }),
    onSuccess: (next) => queries.setQueryData(importQuery(view.id).queryKey, next),
  });
  const choose = (header: string, field: string | null) => {
    const { [header]: _, ...rest } = columns;
    const next = field === null ? rest : { ...rest, [header]: field };
    setColumns(next);
    const chosen = Object.values(next);
    if (new Set(chosen).size === chosen.length) remap.mutate({ columns: next });
    else remap.reset();
  };
  const open = view.inspection.questions.length > 0;
  return (
    <div className={styles.stack}>
      <OpenQuestions
        questions={view.inspection.questions}
        onAnswer={(answer) => remap.mutate({ columns, ...answer })}
      />
      <Card title={words.columns.title} hint={words.columns.hint}>
        <ColumnTable view={view} columns={columns} twice={twice} onChoose={choose} />
      </Card>
      <FormatFacts view={view} columns={columns} onChange={(formats) => remap.mutate({ columns, ...formats })} />
      {remap.isError && (
        <p className={styles.wrong} role="alert">
          {problem(remap.error).text}
        </p>
      )}
      <div className={styles.acts}>
        <Button
          loading={act.isPending}
          disabled={open || twice.size > 0 || remap.isPending || remap.isError}
          onClick={() =>
            act.mutate('dry-run', {
              onSuccess: () => void navigate({ to: '/imports/$id', params: { id: view.id }, search: {} }),
            })
          }
        >
          {words.columns.next}
        </Button>
      </div>
    </div>
  );
}
