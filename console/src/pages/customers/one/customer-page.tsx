import { useMediaQuery } from '@mantine/hooks';
import type { CustomerRecord } from '@peyvand/sdk/customer-page';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { Columns } from '@peyvand/ui/layout/columns.tsx';
import { Tabs } from '@peyvand/ui/layout/tabs.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { useShortcut } from '@peyvand/ui/shell/shortcuts.ts';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useSession } from '../../../session/session.ts';
import { customerWords } from '../../../shared/customers/words.ts';
import { usePageTitle } from '../../../shared/page-title/page-title.ts';
import { lastList, rememberOpened } from '../came-from.ts';
import { SellPanel } from '../sell/sell-panel.tsx';
import { DataTab } from './data/data-tab.tsx';
import { EditPanel } from './edit/edit-panel.tsx';
import { Facts } from './facts.tsx';
import { AttachmentsTab } from './files/attachments-tab.tsx';
import { CustomerHead } from './head/customer-head.tsx';
import { HistoryTab } from './history/history-tab.tsx';
import { type PageSearch, type PageTab, pageTabs } from './page-search.ts';
import { PurchasePanel } from './purchases/purchase-panel.tsx';
import { PurchasesTab } from './purchases/purchases-tab.tsx';
import { Relationship } from './relationship/relationship.tsx';
import { Story } from './story/story.tsx';
import { TalksTab } from './talks/talks-tab.tsx';
import { useRecord } from './use-record.ts';
import { pageWords } from './words.ts';

const route = getRouteApi('/inside/customers/$id');

/** Everything about one customer on one page. */
export function CustomerPage() {
  const { id } = route.useParams();
  const words = useWords(pageWords);
  const { data, error, refetch } = useRecord(id);
  const shared = useWords(customerWords);
  usePageTitle(data?.customer.name || shared.customers);
  if (data !== undefined) return <CustomerTold key={data.customer.id} record={data} />;
  if (error === null) return <Skeletons of="lines" count={12} />;
  return (
    <>
      <ErrorState error={error} onRetry={() => void refetch()} />
      <p style={{ textAlign: 'center' }}>
        <Link to="/customers">{words.back}</Link>
      </p>
    </>
  );
}

/** The rights without which a tab has nothing to show. */
const rightOf: Readonly<Partial<Record<PageTab, string>>> = {
  purchases: 'purchases.read',
  conversations: 'interactions.read',
  attachments: 'attachments.read',
  history: 'audit.read',
};

function CustomerTold({ record }: { readonly record: CustomerRecord }) {
  const { customer } = record;
  const words = useWords(pageWords);
  const show = useShow();
  const { rights, workspace } = useSession();
  const search = route.useSearch();
  const navigate = useNavigate();
  const mayWrite = rights.includes('customers.write');
  const change = (changed: { readonly [K in keyof PageSearch]?: PageSearch[K] | undefined }) =>
    void navigate({
      to: '/customers/$id',
      params: { id: customer.id },
      search: Object.fromEntries(Object.entries({ ...search, ...changed }).filter(([, value]) => value !== undefined)),
      replace: true,
      resetScroll: false,
    });
  const edit = () => mayWrite && change({ panel: 'edit' });
  useShortcut('e', edit);
  useShortcut('Escape', () => void navigate({ to: '/customers', search: lastList(workspace.id) ?? {} }), {
    before: true,
  });
  useEffect(() => rememberOpened(customer.id), [customer.id]);
  // Beside the story there is no room on a phone, and below it nobody would find them.
  const narrow = useMediaQuery('screen and (max-width: 960px)', undefined, { getInitialValueInEffect: false }) === true;
  const tabs = pageTabs.filter((tab) => {
    const right = rightOf[tab];
    return (right === undefined || rights.includes(right)) && (narrow || tab !== 'facts');
  });
  const open = tabs.find((tab) => tab === search.tab) ?? 'story';
  return (
    <>
      <CustomerHead record={record} onEdit={edit} onSell={() => change({ panel: 'sell' })} />
      <Relationship customerId={customer.id} />
      <Columns of="aside">
        <Card>
          <Tabs
            label={words.tabs.label}
            tabs={tabs.map((key) => ({
              key,
              label: words.tabs[key],
              ...(key === 'attachments' && record.attachments.length > 0
                ? { count: show.number(record.attachments.length) }
                : {}),
            }))}
            open={open}
            onOpen={(tab) => change({ tab: tab === 'story' ? undefined : tab })}
          >
            {open === 'story' && (
              <Story
                record={record}
                kinds={search.kind}
                onKinds={(kind) => change({ kind })}
                onPurchase={(purchase) => change({ purchase })}
              />
            )}
            {open === 'purchases' && (
              <PurchasesTab customerId={customer.id} onOpen={(purchase) => change({ purchase })} />
            )}
            {open === 'conversations' && <TalksTab customerId={customer.id} />}
            {open === 'attachments' && <AttachmentsTab customerId={customer.id} files={record.attachments} />}
            {open === 'history' && <HistoryTab customerId={customer.id} />}
            {open === 'data' && <DataTab customer={customer} />}
          </Tabs>
        </Card>
        <Facts record={record} onEdit={mayWrite ? edit : undefined} chosen={open === 'facts'} />
      </Columns>
      <PurchasePanel purchaseId={search.purchase} onClose={() => change({ purchase: undefined })} />
      {rights.includes('purchases.write') && (
        <SellPanel
          open={search.panel === 'sell'}
          customerId={customer.id}
          onClose={() => change({ panel: undefined })}
        />
      )}
      <EditPanel customer={customer} open={search.panel === 'edit'} onClose={() => change({ panel: undefined })} />
    </>
  );
}
