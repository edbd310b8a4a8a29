import { Menu } from '@mantine/core';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { Avatar } from '@peyvand/ui/show/avatar.tsx';
import { IconCheck, IconChevronDown, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useEnterWorkspace } from '../session/enter-workspace.ts';
import type { InsideSession } from '../session/session.ts';
import { BusinessAvatar } from '../shared/business/business-avatar.tsx';
import { shellWords } from '../words.ts';
import { NewWorkspaceDialog } from './new-workspace-dialog.tsx';
import styles from './workspace-switcher.module.css';

/** Names the business that this window works in; opens the others and a new one. */
export function WorkspaceSwitcher({ session }: { readonly session: InsideSession }) {
  const words = useWords(shellWords);
  const enter = useEnterWorkspace();
  const [making, setMaking] = useState(false);
  return (
    <>
      <Menu position="bottom-start" width="target" withinPortal>
        <Menu.Target>
          <button type="button" className={styles.switcher} title={words.switchWorkspace}>
            <BusinessAvatar workspace={session.workspace} size={24} />
            <bdi className={styles.name}>{session.workspace.name}</bdi>
            <IconChevronDown size={15} aria-hidden="true" />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {session.workspaces.map((workspace) => {
            const here = workspace.id === session.workspace.id;
            return (
              <Menu.Item
                key={workspace.id}
                leftSection={<Avatar name={workspace.name} size={24} tone="gold" />}
                rightSection={here ? <IconCheck size={15} /> : undefined}
                {...(here ? { 'aria-current': 'true' as const } : {})}
                onClick={() => !here && enter(workspace.id)}
              >
                <bdi>{workspace.name}</bdi>
              </Menu.Item>
            );
          })}
          <Menu.Divider />
          <Menu.Item leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
            {words.newWorkspace}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <NewWorkspaceDialog open={making} onClose={() => setMaking(false)} />
    </>
  );
}
