import { useQuery } from '@tanstack/react-query';
import { queries, staff } from '../../../server.ts';
import { keys } from '../../../shared/query-keys.ts';

/** The record of a customer: what people/customers keeps of her, read in one go for the whole page. */
export function useRecord(id: string) {
  return useQuery({
    queryKey: keys.customer.record(id),
    queryFn: ({ signal }) => staff.customerPage.record(id, signal),
  });
}

/** Reads the record anew, and with it the story and the history. */
export function refreshRecord(id: string): Promise<unknown> {
  return queries.invalidateQueries({ queryKey: keys.customer.of(id) });
}

/** Reads anew whatever may show this customer, the lists too. */
export function refreshCustomer(id: string): Promise<unknown> {
  return Promise.all([refreshRecord(id), queries.invalidateQueries({ queryKey: keys.customers.all })]);
}
