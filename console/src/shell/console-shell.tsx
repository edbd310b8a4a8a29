import { ReaderPlace, useWords } from '@peyvand/ui/read/reader.tsx';
import { AppShell } from '@peyvand/ui/shell/app-shell.tsx';
import { SearchField } from '@peyvand/ui/shell/search-field.tsx';
import { useShortcut } from '@peyvand/ui/shell/shortcuts.ts';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { ConfirmDialog } from '../session/confirm-dialog.tsx';
import { useSession } from '../session/session.ts';
import { wings } from '../wings.ts';
import { shellWords } from '../words.ts';
import { ConsolePalette } from './console-palette.tsx';
import { DemoBanner } from './demo-banner.tsx';
import { HelpButton } from './help-button.tsx';
import { NetworkBar } from './network-bar.tsx';
import { NoRight } from './no-right.tsx';
import { PaperHead } from './paper-head.tsx';
import { UnseenMark } from './unseen-mark.tsx';
import { UserMenu } from './user-menu.tsx';
import { WorkspaceSwitcher } from './workspace-switcher.tsx';

/** The signed-in console: menu, bar, palette, and the page. */
export function ConsoleShell() {
  const words = useWords(shellWords);
  const session = useSession();
  const { pathname } = useLocation();
  const [searching, setSearching] = useState(false);
  useShortcut('ctrl+k', () => setSearching(true));
  useShortcut('/', () => setSearching(true));

  const wing = wings.find(({ to }) => pathname.split('/')[1] === to.split('/')[1]);
  const mayOpen = wing?.right === undefined || session.rights.includes(wing.right);
  const menu = wings
    .filter((wing) => wing.right === undefined || session.rights.includes(wing.right))
    .map((wing) => ({
      key: wing.key,
      label: words.wings[wing.key],
      icon: <wing.icon stroke={1.7} />,
      ...(wing.key === 'settings' ? { mark: <UnseenMark /> } : {}),
      current: pathname.split('/')[1] === wing.to.split('/')[1],
      link: (anchor: { className: string; 'aria-current'?: 'page'; children: ReactNode }) => (
        <Link to={wing.to} {...anchor} />
      ),
    }));

  return (
    <ReaderPlace timeZone={session.workspace.timeZone} currency={session.workspace.currency}>
      <AppShell
        menu={menu}
        pageKey={pathname}
        workspace={<WorkspaceSwitcher session={session} />}
        banner={
          <>
            <NetworkBar />
            {session.workspace.demo && <DemoBanner />}
          </>
        }
        bar={
          <>
            <SearchField onOpen={() => setSearching(true)} />
            <span style={{ flex: 1 }} />
            <HelpButton />
            <UserMenu user={session.user} />
          </>
        }
      >
        <PaperHead />
        {mayOpen ? <Outlet /> : <NoRight />}
      </AppShell>
      <ConsolePalette open={searching} onClose={() => setSearching(false)} />
      <ConfirmDialog />
    </ReaderPlace>
  );
}
