import { Button } from '@mantine/core';
import { EmptyState } from '@peyvand/ui/feedback/empty-state.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { usePageTitle } from '../shared/page-title/page-title.ts';
import { shellWords } from '../words.ts';

/** A page that the reader's role does not open: it says so, and offers nothing that would be refused. */
export function NoRight() {
  const words = useWords(shellWords).noRight;
  usePageTitle(words.title);
  return (
    <EmptyState
      icon={<IconLock stroke={1.7} />}
      title={words.title}
      actions={
        <Button variant="default" renderRoot={(props) => <Link to="/" {...props} />}>
          {words.home}
        </Button>
      }
    >
      {words.text}
    </EmptyState>
  );
}
