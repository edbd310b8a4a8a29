import type { House } from '../../edge/house.ts';
import { write } from '../../spine/write.ts';
import { type Change, recordChange } from './record-change.ts';

type Noting = Pick<House, 'path' | 'secrets'>;

/**
 * Notes what changed nothing and is to be known all the same: that data were taken out, that somebody came in. A write of its
 * own, in the business it belongs to; call it when the thing has happened, before its answer leaves.
 */
export async function noteAccess(
  house: Noting,
  who: { readonly workspaceId: string; readonly actor: string },
  change: Change,
): Promise<void> {
  const source = who.actor.startsWith('token:') ? 'api' : who.actor === 'operator' ? 'command' : 'console';
  await write(house.path, { ...who, source }, async (w) => {
    await w.read('select 1');
    await recordChange(w, house.secrets, change);
    return null;
  });
}
