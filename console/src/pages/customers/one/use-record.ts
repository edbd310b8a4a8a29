import { useQuery } from '@tanstack/react-query';
import { staff } from '../../../server.ts';
import { keys } from '../../../shared/query-keys.ts';

/** The record of a customer: what people/customers keeps of her, read in one go for the whole page. */
export function useRecord(id: string) {
  return useQuery({
    queryKey: keys.customer.record(id),
    queryFn: ({ signal }) => staff.customerPage.record(id, signal),
  });
}

/** What shows these customers, the lists too: stale once one of them has changed. */
export const staleWith = (...ids: readonly string[]) => [...ids.map(keys.customer.of), keys.customers.all];
