import { EmptyState } from '@peyvand/ui/feedback/empty-state.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { IconMapQuestion } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { usePageTitle } from '../shared/page-title/page-title.ts';
import { shellWords } from '../words.ts';

/** An address that leads nowhere. */
export function PageNotFound() {
  const words = useWords(shellWords).notFound;
  usePageTitle(words.title);
  return (
    <EmptyState icon={<IconMapQuestion stroke={1.7} />} title={words.title} actions={<Link to="/">{words.home}</Link>}>
      {words.text}
    </EmptyState>
  );
}
