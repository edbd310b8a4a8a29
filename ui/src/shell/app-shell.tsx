import { ActionIcon } from '@mantine/core';
import { IconMenu2, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../read/reader.tsx';
import { kitWords } from '../words.ts';
import styles from './app-shell.module.css';
import { Mark } from './mark.tsx';

export interface MenuItem {
  readonly key: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly current: boolean;
  /** What waits there: a mark at the end of the line. */
  readonly mark?: ReactNode;
  /** Wraps the item's content in the router's link, with these properties on the anchor. */
  link(anchor: {
    readonly className: string;
    readonly 'aria-current'?: 'page';
    readonly children: ReactNode;
  }): ReactNode;
}

interface AppShellProps {
  readonly menu: readonly MenuItem[];
  /** The workspace switcher, under the brand. */
  readonly workspace: ReactNode;
  /** Search field, help, user menu. */
  readonly bar: ReactNode;
  /** A line over every page: "this is a demo business". */
  readonly banner?: ReactNode;
  /** Changes with each page: closes the menu on a phone. */
  readonly pageKey: string;
  readonly children: ReactNode;
}

/** The frame of the console: menu at the start side, bar on top, the page in `main`. On a phone the menu slides in. */
export function AppShell({ menu, workspace, bar, banner, pageKey, children }: AppShellProps) {
  const words = useWords(kitWords);
  const [open, setOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu.
  useEffect(() => setOpen(false), [pageKey]);
  useEffect(() => {
    if (!open) return;
    const close = (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false);
    window.addEventListener('keydown', close);
    return () => window.removeEventListener('keydown', close);
  }, [open]);

  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {words.skipToContent}
      </a>
      {open && <button type="button" className={styles.veil} aria-label={words.close} onClick={() => setOpen(false)} />}
      <aside className={styles.side} data-open={open || undefined}>
        <div className={styles.brand}>
          <Mark size={20} />
          <span>{words.brand}</span>
          <ActionIcon className={styles.shut ?? ''} aria-label={words.close} onClick={() => setOpen(false)}>
            <IconX size={18} />
          </ActionIcon>
        </div>
        {workspace}
        <nav aria-label={words.menu} className={styles.menu}>
          {menu.map((item) => (
            <div key={item.key}>
              {item.link({
                className: styles.item ?? '',
                ...(item.current ? { 'aria-current': 'page' as const } : {}),
                children: (
                  <>
                    {item.icon}
                    <span>{item.label}</span>
                    {item.mark}
                  </>
                ),
              })}
            </div>
          ))}
        </nav>
      </aside>
      <div className={styles.page}>
        {banner}
        <header className={styles.bar}>
          <ActionIcon
            className={styles.open ?? ''}
            aria-label={words.openMenu}
            aria-expanded={open}
            onClick={() => setOpen(true)}
          >
            <IconMenu2 size={20} />
          </ActionIcon>
          {bar}
        </header>
        <main id="content" tabIndex={-1} className={styles.main}>
          {children}
        </main>
      </div>
    </div>
  );
}
