import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useEffect } from 'react';
import { shellWords } from '../../words.ts';

/** Names the page in the browser's tab and history. */
export function usePageTitle(title: string): void {
  const words = useWords(shellWords);
  useEffect(() => {
    document.title = words.title(title);
  }, [title, words]);
}
