import type { Places } from '@peyvand/sdk/customer-page';
import { useQuery } from '@tanstack/react-query';
import { staff } from '../../server.ts';
import { useRight } from '../../session/session.ts';
import { keys } from '../query-keys.ts';

const nowhere: Places = { channels: [], branches: [] };

/** Channels and branches that purchases lately came by, for pickers; none for a role that sees no purchases. */
export function usePlaces(): Places {
  const mayRead = useRight('purchases.read');
  const { data = nowhere } = useQuery({
    queryKey: keys.places,
    queryFn: ({ signal }) => staff.customerPage.places(signal),
    enabled: mayRead,
    staleTime: 5 * 60_000,
  });
  return data;
}
