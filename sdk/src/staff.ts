import { type ClientOptions, createClient } from './client.ts';
import { customerPageCalls } from './customer-page.ts';
import { customerSearchCalls } from './customer-search.ts';
import { customerCalls } from './customers.ts';
import { sessionCalls } from './session.ts';

/** Everything the staff console may ask of the server, one group of calls a module. */
export function createStaff(options: ClientOptions) {
  const client = createClient(options);
  return {
    client,
    session: sessionCalls(client),
    customerSearch: customerSearchCalls(client),
    customers: customerCalls(client),
    customerPage: customerPageCalls(client),
  };
}

export type Staff = ReturnType<typeof createStaff>;
