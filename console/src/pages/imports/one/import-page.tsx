import type { ImportView } from '@peyvand/sdk/imports';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { Stepper } from '@peyvand/ui/form/stepper.tsx';
import { PageHeader } from '@peyvand/ui/layout/page-header.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { usePageTitle } from '../../../shared/page-title/page-title.ts';
import { importQuery } from '../import-queries.ts';
import styles from '../imports.module.css';
import { useKindName } from '../kind-name.ts';
import { StateChip } from '../state-chip.tsx';
import { importWords } from '../words.ts';
import { CheckStep } from './check-step.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { ResultStep } from './result-step.tsx';
import { RunStep } from './run-step.tsx';

/** One import, wherever it stands. Its state is the server's: the page can be left and come back to. */
export function ImportPage() {
  const words = useWords(importWords);
  const { id } = useParams({ from: '/inside/imports/$id' });
  const { step } = useSearch({ from: '/inside/imports/$id' });
  const found = useQuery(importQuery(id));
  const kindName = useKindName();
  const show = useShow();
  const navigate = useNavigate();
  const view = found.data;
  usePageTitle(view?.fileName ?? words.title);
  if (view === undefined)
    return (
      <>
        <PageHeader title={words.title} />
        {found.isError ? (
          <ErrorState error={found.error} onRetry={() => void found.refetch()} />
        ) : (
          <Skeletons of="lines" count={8} />
        )}
      </>
    );
  const at = stepOf(view, step);
  const toStep = (index: number) =>
    void navigate(
      index === 0
        ? { to: '/imports/new' }
        : { to: '/imports/$id', params: { id }, search: index === 1 ? { step: 'columns' } : {} },
    );
  return (
    <>
      <PageHeader
        title={<bdi>{view.fileName}</bdi>}
        path={[{ key: 'imports', step: <Link to="/imports">{words.title}</Link> }]}
        chips={<StateChip state={view.state} />}
        facts={
          <>
            <span>{kindName(view.kind)}</span>
            <span>{words.time.sent(show.ago(view.createdAt, new Date()))}</span>
          </>
        }
      />
      <div className={styles.wizard}>
        <Stepper
          label={words.steps.label}
          steps={[words.steps.file, words.steps.columns, words.steps.check, words.steps.run]}
          at={at}
          {...(view.state === 'ready' ? { onBack: toStep } : {})}
        />
        <Step view={view} at={at} />
      </div>
    </>
  );
}

/** Index of the step that an import stands at; a tried one may be looked at again from its columns. */
function stepOf(view: ImportView, step: 'columns' | undefined): number {
  if (view.state === 'ready') return view.check === null || step === 'columns' ? 1 : 2;
  return view.state === 'checking' ? 2 : 3;
}

function Step({ view, at }: { readonly view: ImportView; readonly at: number }) {
  if (at === 1) return <ColumnsStep key={view.id} view={view} />;
  if (at === 2) return <CheckStep view={view} />;
  if (view.state === 'waiting' || view.state === 'running' || view.state === 'undoing') return <RunStep view={view} />;
  return <ResultStep view={view} />;
}
