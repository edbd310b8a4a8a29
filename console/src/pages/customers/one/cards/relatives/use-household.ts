import type { CustomerRecord } from '@peyvand/sdk/customer-page';
import { useTell } from '@peyvand/ui/feedback/toast.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useMutation } from '@tanstack/react-query';
import { staff } from '../../../../../server.ts';
import { refreshCustomer } from '../../use-record.ts';
import { relativesWords } from './words.ts';

type Person = { readonly id: string; readonly name: string };
/** Who was in which household before; null for none. */
type Move = { readonly id: string; readonly from: string | null; readonly to: string };

/** Acts on the household of a customer, each with its way back. */
export function useHousehold({ customer, household }: CustomerRecord) {
  const words = useWords(relativesWords).household;
  const tell = useTell();
  const refresh = (other?: string) =>
    Promise.all([customer.id, ...(other === undefined ? [] : [other])].map(refreshCustomer));
  const back = useMutation({
    mutationFn: (undo: () => Promise<unknown>) => undo(),
    onSuccess: () => tell.done(words.restored),
    onError: tell.failed,
    onSettled: () => refresh(),
  });
  /** Tells that it is done and offers the way back. */
  const done = (text: string, other: string | undefined, undo: () => Promise<unknown>) => {
    tell.done(text, () => back.mutate(undo));
    return refresh(other);
  };

  const add = useMutation({
    mutationFn: async ({ picked, name }: { picked: Person; name: string }): Promise<readonly Move[]> => {
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
    onSuccess: (moves, { picked }) =>
      done(words.joined(picked.name), picked.id, async () => {
        for (const { id, from, to } of moves) {
          if (from === null) await staff.customerPage.leaveHousehold(to, id);
          else await staff.customerPage.joinHousehold(from, id);
        }
      }),
    onError: tell.failed,
  });

  const remove = useMutation({
    mutationFn: (one: Person) => staff.customerPage.leaveHousehold(household?.id ?? '', one.id),
    onSuccess: (_, one) =>
      done(words.left(one.name), one.id, () => {
        const { id = '', name = '', members = [] } = household ?? {};
        // the last one who left took the household with her
        return members.length > 1
          ? staff.customerPage.joinHousehold(id, one.id)
          : staff.customerPage.makeHousehold({ name, memberIds: [one.id] });
      }),
    onError: tell.failed,
  });

  const rename = useMutation({
    mutationFn: (name: string) => staff.customerPage.renameHousehold(household?.id ?? '', name),
    onSuccess: () =>
      done(words.renamed, undefined, () =>
        staff.customerPage.renameHousehold(household?.id ?? '', household?.name ?? ''),
      ),
    onError: tell.failed,
  });
  return { add, remove, rename };
}
