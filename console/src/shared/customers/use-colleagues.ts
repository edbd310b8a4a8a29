import type { Colleague } from '@peyvand/sdk/customers';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { staff } from '../../server.ts';
import { useRight } from '../../session/session.ts';

const none: readonly Colleague[] = [];

/** The colleagues who may own customers, and a way to name one. Nobody is named to a role that may not see colleagues. */
export function useColleagues(): {
  readonly colleagues: readonly Colleague[];
  readonly nameOf: (id: string) => string;
} {
  const mayRead = useRight('staff.read');
  const { data: colleagues = none } = useQuery({
    queryKey: ['colleagues'],
    queryFn: ({ signal }) => staff.customers.colleagues(signal),
    enabled: mayRead,
    staleTime: 5 * 60_000,
  });
  const nameOf = useCallback((id: string) => colleagues.find((one) => one.id === id)?.name ?? '–', [colleagues]);
  return { colleagues, nameOf };
}
