import type { House } from '../../edge/house.ts';
import { findWorkspace, type Workspace } from './workspace.ts';

const remembered = new WeakMap<House, Map<string, { workspace: Workspace; until: number }>>();
const rememberMs = 5_000;

/**
 * The workspace of a request, remembered for some seconds: only a hint, since its zone and currency change by jobs that
 * recompute what hangs on them.
 * @throws Error when the id is of no open workspace (the caller was recognised in it, so this is a bug or a closing)
 */
export async function workspaceOf(house: House, workspaceId: string): Promise<Workspace> {
  let known = remembered.get(house);
  if (known === undefined) {
    known = new Map();
    remembered.set(house, known);
  }
  const now = Date.now();
  const hit = known.get(workspaceId);
  if (hit !== undefined && hit.until > now) return hit.workspace;
  const workspace = await findWorkspace(house.pool, workspaceId);
  if (workspace === undefined) throw new Error(`no open workspace ${workspaceId}`);
  if (known.size > 10_000) known.clear();
  known.set(workspaceId, { workspace, until: now + rememberMs });
  return workspace;
}

/** After a change of settings, so that this process shows it at once. */
export function forgetWorkspace(house: House, workspaceId: string): void {
  remembered.get(house)?.delete(workspaceId);
}
