import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { usePageTitle } from '../shared/page-title/page-title.ts';
import { shellWords } from '../words.ts';

/** Stands in for a page that threw; the rest of the console goes on. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  usePageTitle(useWords(shellWords).failed);
  const again = () => {
    reset();
    void router.invalidate();
  };
  return <ErrorState error={error} onRetry={again} />;
}
