import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { cleanLine } from '@peyvand/kernel/text';
import type { Principal } from '../../../edge/http/principal.ts';
import type { Secrets } from '../../../ground/secrets.ts';
import { recordChange } from '../../../office/audit/index.ts';
import type { Write } from '../../../spine/write.ts';
import { customers } from '../refusals.ts';

/** A saved way to look at the list: its filters, columns and sort, as the screen understands them. */
export interface ViewWish {
  name?: string | undefined;
  shared?: boolean | undefined;
  definition?: Readonly<Record<string, unknown>> | undefined;
  position?: number | undefined;
}

const insertSql = `insert into customers_view (workspace_id, view_id, name, owner_id, shared, definition, position, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)`;

export async function saveView(
  w: Write,
  principal: Principal,
  wish: ViewWish & { name: string; definition: Readonly<Record<string, unknown>> },
): Promise<{ viewId: string }> {
  const viewId = uuidv7(w.now.getTime());
  const definition = JSON.stringify(wish.definition);
  const row = [cleanLine(wish.name), principal.userId, wish.shared ?? false, definition, wish.position ?? 0];
  w.put(insertSql, [w.workspaceId, viewId, ...row, w.now]);
  return { viewId };
}

const lockSql = `select name, owner_id as "ownerId", shared, definition, position, created_at as "createdAt" from customers_view
where workspace_id = $1 and view_id = $2 and (shared or owner_id = $3) for update`;
const updateSql = `update customers_view set name = $3, shared = $4, definition = $5, position = $6 where workspace_id = $1 and view_id = $2`;
const deleteSql = 'delete from customers_view where workspace_id = $1 and view_id = $2';

export async function changeView(
  w: Write,
  principal: Principal,
  viewId: string,
  wish: ViewWish,
): Promise<{ viewId: string } | Refusal> {
  const view = await lockOwnView(w, principal, viewId);
  if (isRefusal(view)) return view;
  const name = cleanLine(wish.name ?? '') || view.name;
  const definition = JSON.stringify(wish.definition ?? view.definition);
  w.put(updateSql, [
    w.workspaceId,
    viewId,
    name,
    wish.shared ?? view.shared,
    definition,
    wish.position ?? view.position,
  ]);
  return { viewId };
}

/** What the history keeps of a view that was taken away; its words may name people, so they are sealed. */
export interface ViewRow {
  readonly name: string;
  readonly definition: Readonly<Record<string, unknown>>;
  readonly kept: {
    readonly ownerId: string | null;
    readonly shared: boolean;
    readonly position: number;
    readonly createdAt: Date;
  };
}

/** Takes a view away; it can be put back (restore-removed.ts). */
export async function dropView(
  w: Write,
  secrets: Secrets,
  principal: Principal,
  viewId: string,
): Promise<{ viewId: string } | Refusal> {
  const view = await lockOwnView(w, principal, viewId);
  if (isRefusal(view)) return view;
  w.put(deleteSql, [w.workspaceId, viewId]);
  const { name, definition, ...kept } = view;
  const before: ViewRow = { name, definition, kept };
  await recordChange(w, secrets, {
    action: 'view.removed',
    subject: { kind: 'view', id: viewId },
    before: { ...before },
    after: {},
    personal: ['name', 'definition'],
  });
  return { viewId };
}

interface LockedView {
  name: string;
  ownerId: string | null;
  shared: boolean;
  definition: Readonly<Record<string, unknown>>;
  position: number;
  createdAt: Date;
}

/** A shared view is seen by all and changed by whoever made it; the owner of the workspace may put every shared one right. */
async function lockOwnView(w: Write, principal: Principal, viewId: string) {
  const [view] = await w.read<LockedView>(lockSql, [w.workspaceId, viewId, principal.userId]);
  if (view === undefined) return customers('view-not-found');
  return view.ownerId === principal.userId || principal.rights.has('*') ? view : customers('view-not-own');
}
