import { usePrinting } from '@peyvand/ui/look/use-printing.ts';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { useSession } from '../session/session.ts';
import { shellWords } from '../words.ts';

/** What stands over every printed page: whose it is and when it was printed. */
export function PaperHead() {
  const words = useWords(shellWords).paper;
  const show = useShow();
  const { workspace } = useSession();
  const printing = usePrinting();
  if (printing === null) return null;
  return (
    <p className="on-paper">
      <bdi>{workspace.name}</bdi>
      {workspace.demo && ` · ${words.demo}`} · {words.printed(show.instant(printing.toISOString()))}
    </p>
  );
}
