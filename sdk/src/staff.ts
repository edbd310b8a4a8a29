import { type ClientOptions, createClient } from './client.ts';
import { customerSearchCalls } from './customer-search.ts';
import { sessionCalls } from './session.ts';

/** Everything the staff console may ask of the server, one group of calls a module. */
export function createStaff(options: ClientOptions) {
  const client = createClient(options);
  return {
    client,
    session: sessionCalls(client),
    customerSearch: customerSearchCalls(client),
  };
}

export type Staff = ReturnType<typeof createStaff>;
