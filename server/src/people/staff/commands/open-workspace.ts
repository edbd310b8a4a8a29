import { createHash, randomBytes } from 'node:crypto';
import { currencyOf } from '@peyvand/kernel/currency';
import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { cleanLine } from '@peyvand/kernel/text';
import type { House } from '../../../edge/house.ts';
import { createWorkspace, type NewWorkspace, type Workspace } from '../../../office/workspace/index.ts';
import { type WritePath, write } from '../../../spine/write.ts';
import { staffJoined, workspaceCreated } from '../events.ts';
import { staff } from '../refusals.ts';
import { isPlaceZone } from '../rules/settings.ts';
import { putMember } from './join-workspace.ts';

const mostOwned = 20;

export interface OpenedWorkspace {
  id: string;
  slug: string;
  name: string;
}

/** What a person says of her new business; what she leaves out is as an Iranian shop has it. */
export interface OwnWorkspaceWish {
  name: string;
  slug?: string | undefined;
  language?: 'fa' | 'en' | undefined;
  calendar?: 'jalali' | 'gregorian' | undefined;
  timeZone?: string | undefined;
  /** Kept for ever: all amounts are in it. The unit is how rials are said and can be changed. */
  currency?: { code: string; unit?: 'toman' | 'rial' | undefined } | undefined;
}

/**
 * Opens a business of a person's own; she becomes its owner. The id follows from her and the request's key, so that the
 * write path of that very workspace answers a repeated press with the first answer.
 */
export async function openOwnWorkspace(
  house: House,
  userId: string,
  wish: OwnWorkspaceWish,
  key: string | undefined,
): Promise<OpenedWorkspace | Refusal> {
  const name = cleanLine(wish.name);
  if (name === '') return staff('name-missing');
  const currency = wish.currency === undefined ? undefined : currencyOf(wish.currency.code, wish.currency.unit);
  if (wish.currency !== undefined && currency === undefined) return staff('setting-invalid', { field: 'currency' });
  if (wish.timeZone !== undefined && !isPlaceZone(wish.timeZone))
    return staff('setting-invalid', { field: 'timeZone' });
  const { rows } = await house.pool.query(
    `select count(*)::int as owned from auth.membership where user_id = $1 and role = 'owner'`,
    [userId],
  );
  if ((rows[0]?.owned ?? 0) >= mostOwned) return staff('workspace-many', { most: mostOwned });
  const workspaceId = key === undefined ? uuidv7() : idFrom(`${userId}:${key}`);
  const outcome = await write(
    house.path,
    { workspaceId, actor: `user:${userId}`, source: 'console', key, input: wish, status: 201 },
    async (w) => {
      await w.read('select 1');
      const slug = wish.slug ?? slugFrom(name);
      const made = await createWorkspace(w.tx.client, {
        workspaceId,
        slug,
        name,
        ...(wish.language === undefined ? {} : { language: wish.language }),
        ...(wish.calendar === undefined ? {} : { calendar: wish.calendar }),
        ...(wish.timeZone === undefined ? {} : { timeZone: wish.timeZone }),
        ...(currency === undefined ? {} : { currency }),
      });
      if (isRefusal(made)) return made;
      await putMember(w, userId, { role: 'owner' });
      w.tell(workspaceCreated({ demo: false }));
      w.tell(staffJoined({ userId, role: 'owner', invitationId: null }));
      return { id: workspaceId, slug, name };
    },
  );
  return isRefusal(outcome) ? outcome : outcome.answer;
}

/** Opens a business from the command line or for the demo: it has no owner until `adoptWorkspaces` gives it one. */
export async function openWorkspace(path: WritePath, wish: NewWorkspace): Promise<Workspace | Refusal> {
  const workspaceId = wish.workspaceId ?? uuidv7();
  const outcome = await write(path, { workspaceId, actor: 'operator', source: 'command' }, async (w) => {
    const made = await createWorkspace(w.tx.client, { ...wish, workspaceId });
    if (!isRefusal(made)) w.tell(workspaceCreated({ demo: made.demo }));
    return made;
  });
  return isRefusal(outcome) ? outcome : outcome.answer;
}

/** An address out of a Latin name, else a random one; people see the name. */
function slugFrom(name: string): string {
  const latin = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  const tail = randomBytes(3).toString('hex');
  return latin.length >= 3 ? `${latin}-${tail}` : `business-${tail}`;
}

/** A UUID of version 8 (RFC 9562: content of our own) from a text. */
function idFrom(text: string): string {
  const hex = createHash('sha256').update(`workspace:${text}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
