import { useWords } from '@peyvand/ui/read/reader.tsx';
import { customerWords } from '../../shared/customers/words.ts';

/** Where a value came from, in words; a source that has none here is shown as the server names it. */
export function useSourceName(): (source: string) => string {
  const { sources } = useWords(customerWords);
  return (source) => {
    const [kind = ''] = source.split(':');
    return kind in sources ? sources[kind as keyof typeof sources] : source;
  };
}
