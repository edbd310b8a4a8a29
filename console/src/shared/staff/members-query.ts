import { queryOptions } from '@tanstack/react-query';
import { staff } from '../../server.ts';
import { keys } from '../query-keys.ts';

/** Who works in the business. */
export const membersQuery = queryOptions({ queryKey: keys.staff.members, queryFn: () => staff.members.list() });
