import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** The moment at which the page goes to paper, null on the screen. What is drawn for it is there before the paper is laid out. */
export function usePrinting(): Date | null {
  const [since, setSince] = useState<Date | null>(null);
  useEffect(() => {
    const paper = window.matchMedia('print');
    const follow = () => flushSync(() => setSince((was) => (paper.matches ? (was ?? new Date()) : null)));
    const begin = () => flushSync(() => setSince(new Date()));
    const end = () => setSince(null);
    paper.addEventListener('change', follow);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      paper.removeEventListener('change', follow);
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return since;
}
