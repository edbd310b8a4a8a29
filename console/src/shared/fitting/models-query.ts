import { queryOptions } from '@tanstack/react-query';
import { staff } from '../../server.ts';

/** The models, as they are now. */
export const modelsQuery = queryOptions({
  queryKey: ['profile', 'models'],
  queryFn: ({ signal }) => staff.profileModels.read(signal),
});
