import type { Colleague } from '@peyvand/sdk/customers';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useRight } from '../../session/session.ts';
import { membersQuery } from '../staff/members-query.ts';

const none: readonly Colleague[] = [];
const itemsOf = (page: { readonly items: readonly Colleague[] }) => page.items;

/** The colleagues who may own customers, and a way to name one. Nobody is named to a role that may not see colleagues. */
export function useColleagues(): {
  readonly colleagues: readonly Colleague[];
  readonly nameOf: (id: string) => string;
} {
  const mayRead = useRight('staff.read');
  const { data: colleagues = none } = useQuery({
    ...membersQuery,
    select: itemsOf,
    enabled: mayRead,
    staleTime: 5 * 60_000,
  });
  const nameOf = useCallback((id: string) => colleagues.find((one) => one.id === id)?.name ?? '–', [colleagues]);
  return { colleagues, nameOf };
}
