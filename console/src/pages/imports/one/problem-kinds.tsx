import { Button } from '@mantine/core';
import type { ImportProblemKind } from '@peyvand/sdk/imports';
import { useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { useInfiniteQuery } from '@tanstack/react-query';
import { problemsQuery } from '../import-queries.ts';
import styles from '../imports.module.css';
import { isolateQuoted } from '../isolate-quoted.ts';
import { importWords } from '../words.ts';
import { ProblemTable } from './problem-table.tsx';

interface ProblemKindsProps {
  readonly kinds: readonly ImportProblemKind[];
  /** The import whose rows each kind opens; a trial keeps none. */
  readonly importId?: string;
}

/** What needs a look, kind by kind: rows that are not taken, and cells that are left out. */
export function ProblemKinds({ kinds, importId }: ProblemKindsProps) {
  const words = useWords(importWords).kindsOf;
  const say = useSay();
  const show = useShow();
  if (kinds.length === 0) return null;
  return (
    <ul className={styles.kindsOf}>
      {kinds.map((kind) => {
        const count = show.number(kind.count);
        const head = (
          <>
            <strong>{kind.taken ? words.cells(count) : words.rows(count)}</strong>{' '}
            <span className={styles.second}>{words.like(isolateQuoted(say(kind.message)))}</span>
          </>
        );
        return (
          <li key={`${kind.code} ${kind.taken}`}>
            {importId === undefined ? (
              head
            ) : (
              <details>
                <summary>{head}</summary>
                <ProblemsOfKind importId={importId} code={kind.code} />
              </details>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function ProblemsOfKind({ importId, code }: { readonly importId: string; readonly code: string }) {
  const words = useWords(importWords).kindsOf;
  const found = useInfiniteQuery(problemsQuery(importId, code));
  const problems = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <ProblemTable problems={problems} />
      {found.hasNextPage && (
        <Button variant="default" size="xs" loading={found.isFetching} onClick={() => void found.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </>
  );
}
