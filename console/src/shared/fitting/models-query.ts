import { queryOptions } from '@tanstack/react-query';
import { staff } from '../../server.ts';
import { keys } from '../query-keys.ts';

/** The models, as they are now. */
export const modelsQuery = queryOptions({
  queryKey: keys.profile.models,
  queryFn: ({ signal }) => staff.profileModels.read(signal),
});
