export const pageTabs = ['story', 'facts', 'purchases', 'conversations', 'attachments', 'history', 'data'] as const;
export type PageTab = (typeof pageTabs)[number];

/** What a customer page's address carries: the open tab, the story's filter, the open drawer. */
export interface PageSearch {
  readonly tab?: PageTab;
  /** Kinds of the story that are shown; all when absent. */
  readonly kind?: readonly string[];
  /** The purchase in the drawer. */
  readonly purchase?: string;
  readonly panel?: 'edit' | 'sell';
}

/** Reads an address; what is not understood is left out. */
export function readPageSearch(search: Readonly<Record<string, unknown>>): PageSearch {
  const tab = pageTabs.find((one) => one === search.tab);
  const kind = Array.isArray(search.kind) ? search.kind.filter((one) => typeof one === 'string') : [];
  return {
    ...(tab === undefined || tab === 'story' ? {} : { tab }),
    ...(kind.length > 0 ? { kind } : {}),
    ...(typeof search.purchase === 'string' ? { purchase: search.purchase } : {}),
    ...(search.panel === 'edit' || search.panel === 'sell' ? { panel: search.panel } : {}),
  };
}
