import type { Workspace } from '@peyvand/sdk/settings';

/** What a browser remembers of the business that was last open in it, for the door of its next sign-in. */
export type LastBusiness = Pick<Workspace, 'id' | 'name' | 'settings'>;

const key = 'peyvand.last-business';

/** Remembers name and logo; nothing else of a business stays in a browser. */
export function rememberBusiness({ id, name, settings }: LastBusiness): void {
  const { logoFileId } = settings.brand ?? {};
  const kept: LastBusiness = { id, name, settings: logoFileId === undefined ? {} : { brand: { logoFileId } } };
  try {
    localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // a browser that keeps nothing shows the plain door
  }
}

/** The business that was last open here; undefined in a browser that is new, or keeps nothing. */
export function readLastBusiness(): LastBusiness | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isBusiness(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function isBusiness(kept: unknown): kept is LastBusiness {
  const { id, name, settings } = (kept ?? {}) as Partial<Record<keyof LastBusiness, unknown>>;
  return typeof id === 'string' && typeof name === 'string' && typeof settings === 'object' && settings !== null;
}
