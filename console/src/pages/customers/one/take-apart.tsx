import { Button, Menu } from '@mantine/core';
import { dayOf } from '@peyvand/kernel/calendar';
import type { CustomerRecord } from '@peyvand/sdk/customer-page';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { IconArrowsSplit } from '@tabler/icons-react';
import { staff } from '../../../server.ts';
import { useAct } from '../../../shared/act/use-act.ts';
import { customerWords } from '../../../shared/customers/words.ts';
import { keys } from '../../../shared/query-keys.ts';
import { pageWords } from './words.ts';

/** The way back from a merge, for as long as there is one: a button on whoever stayed. */
export function TakeApart({ merges }: { readonly merges: CustomerRecord['merges'] }) {
  const words = useWords(pageWords);
  const { nameless } = useWords(customerWords);
  const show = useShow();
  const { timeZone } = useReader();
  const undo = useAct((mergeId: string) => staff.customers.undoMerge(mergeId), {
    stale: [keys.customers.all, keys.customer.all],
    says: words.takenApart,
  });
  const open = merges.filter((one) => one.canUndo);
  if (open.length === 0) return null;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="default" leftSection={<IconArrowsSplit size={16} />} loading={undo.isPending}>
          {words.takeApart}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.takeApartWhom}</Menu.Label>
        {open.map((one) => (
          <Menu.Item key={one.id} onClick={() => undo.mutate(one.id)}>
            <bdi>{one.mergedName || nameless}</bdi> · {show.day(dayOf(Date.parse(one.mergedAt), timeZone))}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
