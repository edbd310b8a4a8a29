import type { Secrets } from '../../ground/secrets.ts';
import type { WritePath } from '../../spine/write.ts';
import { listWorkspaceIds } from '../workspace/index.ts';
import { noteAccess } from './note-access.ts';

/**
 * Writes down in every open business what whoever holds the machine did to all of them at once: a copy of everything belongs to
 * each whose data are in it. Values are never personal here.
 */
export async function noteEverywhere(
  house: { readonly path: WritePath; readonly secrets: Secrets },
  action: 'backup.made' | 'backup.restored' | 'key.rotated' | 'key.loss-accepted',
  after: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  for (const workspaceId of await listWorkspaceIds(house.path.pool))
    await noteAccess(
      house,
      { workspaceId, actor: 'operator' },
      {
        action,
        subject: { kind: 'installation', id: action.split('.')[0] ?? '' },
        ...(Object.keys(after).length === 0 ? {} : { after }),
      },
    );
}
