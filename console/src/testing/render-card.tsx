import type { Session } from '@peyvand/sdk/session';
import { ToastProvider } from '@peyvand/ui/feedback/toast.tsx';
import { ReaderProvider } from '@peyvand/ui/read/reader.tsx';
import { QueryClient, QueryClientProvider, type QueryKey } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterContextProvider } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { keys } from '../shared/query-keys.ts';

/** Maryam at work in her shop: may do everything unless a test says otherwise. */
export const maryam: Session = {
  user: {
    id: 'maryam',
    name: 'مریم احمدی',
    email: 'maryam@example.ir',
    language: 'fa',
    hasPassword: true,
    twoFactor: false,
    recoveryCodesLeft: 0,
  },
  workspaces: [{ id: 'shop', slug: 'chaharbagh', name: 'چهارباغ', role: 'seller', demo: false }],
  workspace: {
    id: 'shop',
    slug: 'chaharbagh',
    name: 'چهارباغ',
    timeZone: 'Asia/Tehran',
    calendar: 'jalali',
    language: 'fa',
    currency: { code: 'IRR', digits: 0, display: { unit: 'toman' } },
    settings: {},
    demo: false,
  } as unknown as NonNullable<Session['workspace']>,
  role: 'seller',
  rights: ['customers.read', 'customers.write', 'purchases.read', 'purchases.write', 'consent.read', 'consent.write'],
  scope: 'all',
  masked: [],
  secondFactorMissing: false,
};

interface Surroundings {
  readonly session?: Partial<Session>;
  readonly language?: 'fa' | 'en';
  /** What has been read already, by its name: a card that asks for more would wait, since there is no server. */
  readonly read?: readonly (readonly [QueryKey, unknown])[];
}

/** A card as its reader sees it at first, as text: without a server, a browser, or a window. */
export function renderCard(card: ReactNode, { session, language = 'fa', read = [] }: Surroundings = {}): string {
  const queries = new QueryClient({
    defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false } },
  });
  queries.setQueryData(keys.session, { ...maryam, ...session });
  for (const [key, data] of read) queries.setQueryData(key, data);
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() });
  return renderToStaticMarkup(
    <ReaderProvider fixed={{ language, theme: 'light' }}>
      <ToastProvider>
        <QueryClientProvider client={queries}>
          <RouterContextProvider router={router as never}>{card}</RouterContextProvider>
        </QueryClientProvider>
      </ToastProvider>
    </ReaderProvider>,
  );
}
