import { Menu } from '@mantine/core';
import type { StaffUser } from '@peyvand/sdk/session';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { Avatar } from '@peyvand/ui/show/avatar.tsx';
import { IconHistory, IconLanguage, IconLogout, IconMoon, IconSun, IconUserCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useSignOut } from '../session/sign-out.ts';
import { shellWords } from '../words.ts';
import styles from './user-menu.module.css';

/** The reader's own menu: language, colours, account, sign-out. */
export function UserMenu({ user }: { readonly user: StaffUser }) {
  const words = useWords(shellWords);
  const reader = useReader();
  const signOut = useSignOut();
  const dark = reader.scheme === 'dark';
  return (
    <Menu position="bottom-end" width={220} withinPortal>
      <Menu.Target>
        <button type="button" className={styles.you}>
          <span className="unseen">{words.you(user.name)}</span>
          <Avatar name={user.name} size={36} tone="info" shape="disc" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <bdi>{user.name}</bdi>
          {user.email !== null && (
            <>
              <br />
              <bdi dir="ltr">{user.email}</bdi>
            </>
          )}
        </Menu.Label>
        <Menu.Item
          leftSection={<IconLanguage size={16} />}
          lang={reader.language === 'fa' ? 'en' : 'fa'}
          onClick={() => reader.choose({ language: reader.language === 'fa' ? 'en' : 'fa' })}
        >
          {reader.language === 'fa' ? words.english : words.persian}
        </Menu.Item>
        <Menu.Item
          leftSection={dark ? <IconSun size={16} /> : <IconMoon size={16} />}
          onClick={() => reader.choose({ theme: dark ? 'light' : 'dark' })}
        >
          {dark ? words.light : words.dark}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconUserCircle size={16} />}
          renderRoot={(props) => <Link to="/settings/account" {...props} />}
        >
          {words.account}
        </Menu.Item>
        <Menu.Item leftSection={<IconHistory size={16} />} renderRoot={(props) => <Link to="/lately" {...props} />}>
          {words.lately}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={signOut}>
          {words.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
