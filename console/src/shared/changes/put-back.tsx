import { Button } from '@mantine/core';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { staff } from '../../server.ts';
import { useSession } from '../../session/session.ts';
import { useAct } from '../act/use-act.ts';
import { keys } from '../query-keys.ts';
import { type Entry, isBack, mayPutBack } from './put-back.ts';
import { putBackWords } from './put-back-words.ts';

/** The call that puts back what an entry of the history took away. */
function putBack({ subject: { kind, id }, customerId }: Entry): Promise<unknown> {
  if (kind === 'note') return staff.customerPage.restoreNote(id);
  return kind === 'file' ? staff.customerPage.restoreFile(customerId ?? '', id) : staff.customers.restoreView(id);
}

/** On an entry of the history that took something away: the button that puts it back, for who may, and while it can. */
export function PutBack({ entry, all }: { readonly entry: Entry; readonly all: readonly Entry[] }) {
  const words = useWords(putBackWords);
  const session = useSession();
  const put = useAct(() => putBack(entry), { stale: [keys.everything], says: words.back });
  const reader = { id: session.user.id, role: session.role, rights: session.rights };
  if (!mayPutBack(entry, reader, Date.now()) || isBack(entry, all)) return null;
  return (
    <Button variant="default" size="compact-xs" loading={put.isPending} onClick={() => put.mutate()}>
      {words.undo}
    </Button>
  );
}
