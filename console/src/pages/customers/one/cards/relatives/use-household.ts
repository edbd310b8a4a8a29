import type { CustomerRecord } from '@peyvand/sdk/customer-page';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { staff } from '../../../../../server.ts';
import { useAct } from '../../../../../shared/act/use-act.ts';
import { staleWith } from '../../use-record.ts';
import { relativesWords } from './words.ts';

type Person = { readonly id: string; readonly name: string };
/** Who was in which household before; null for none. */
type Move = { readonly id: string; readonly from: string | null; readonly to: string };

/** Acts on the household of a customer, each with its way back. */
export function useHousehold({ customer, household }: CustomerRecord) {
  const words = useWords(relativesWords).household;
  const add = useAct(
    async ({ picked, name }: { picked: Person; name: string }): Promise<readonly Move[]> => {
      const theirs = (await staff.customers.read(picked.id)).householdId;
      if (household === null && theirs !== null) {
        await staff.customerPage.joinHousehold(theirs, customer.id);
        return [{ id: customer.id, from: null, to: theirs }];
      }
      if (household !== null) {
        await staff.customerPage.joinHousehold(household.id, picked.id);
        return [{ id: picked.id, from: theirs, to: household.id }];
      }
      const memberIds = [customer.id, picked.id];
      const { householdId: to } = await staff.customerPage.makeHousehold({ name, memberIds });
      return memberIds.map((id) => ({ id, from: null, to }));
    },
    {
      stale: (_, { picked }) => staleWith(customer.id, picked.id),
      says: (_, { picked }) => words.joined(picked.name),
      undo: async (_, moves) => {
        for (const { id, from, to } of moves) {
          if (from === null) await staff.customerPage.leaveHousehold(to, id);
          else await staff.customerPage.joinHousehold(from, id);
        }
      },
      undone: words.restored,
    },
  );

  const remove = useAct((one: Person) => staff.customerPage.leaveHousehold(household?.id ?? '', one.id), {
    stale: (_, one) => staleWith(customer.id, one.id),
    says: (_, one) => words.left(one.name),
    undo: (one): Promise<unknown> => {
      const { id = '', name = '', members = [] } = household ?? {};
      // the last one who left took the household with her
      return members.length > 1
        ? staff.customerPage.joinHousehold(id, one.id)
        : staff.customerPage.makeHousehold({ name, memberIds: [one.id] });
    },
    undone: words.restored,
  });

  const rename = useAct((name: string) => staff.customerPage.renameHousehold(household?.id ?? '', name), {
    stale: staleWith(customer.id),
    says: words.renamed,
    undo: () => staff.customerPage.renameHousehold(household?.id ?? '', household?.name ?? ''),
    undone: words.restored,
  });
  return { add, remove, rename };
}
