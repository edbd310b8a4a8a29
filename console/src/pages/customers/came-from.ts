import type { ListSearch } from './list/list-search.ts';

/**
 * Where the reader stands among the customers: the list she looked at last and whom she opened. Kept as long as the
 * console is open, so that the way back leads to the same row of the same list.
 */
let list: { readonly workspaceId: string; readonly search: ListSearch } | undefined;
let opened: string | undefined;

/** The list in sight, without what is open over it. */
export function rememberList(workspaceId: string, { panel: _panel, ...search }: ListSearch): void {
  list = { workspaceId, search };
}

/** The list that was last looked at in this business; undefined when she came by another way. */
export function lastList(workspaceId: string): ListSearch | undefined {
  return list?.workspaceId === workspaceId ? list.search : undefined;
}

/** The customer in sight. */
export function rememberOpened(id: string): void {
  opened = id;
}

/** The customer she comes back from; forgotten with {@link forgetOpened} once the list stands there. */
export function lastOpened(): string | undefined {
  return opened;
}

export function forgetOpened(): void {
  opened = undefined;
}
