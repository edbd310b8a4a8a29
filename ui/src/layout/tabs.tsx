import { Tabs as MantineTabs } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './tabs.module.css';

export interface Tab<K extends string> {
  readonly key: K;
  readonly label: ReactNode;
  /** A count beside the label, already shown in the reader's digits. */
  readonly count?: string;
}

interface TabsProps<K extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<K>[];
  /** The open tab: kept in the address by the page. */
  readonly open: K;
  readonly onOpen: (key: K) => void;
  /** Content of the open tab. */
  readonly children: ReactNode;
}

/** Tabs whose choice belongs to the page's address. Only the open one is rendered. */
export function Tabs<K extends string>({ label, tabs, open, onOpen, children }: TabsProps<K>) {
  return (
    <MantineTabs
      value={open}
      onChange={(key) => {
        const chosen = tabs.find((tab) => tab.key === key);
        if (chosen !== undefined) onOpen(chosen.key);
      }}
      classNames={{ list: styles.list ?? '', tab: styles.tab ?? '' }}
      activateTabWithKeyboard
    >
      <MantineTabs.List aria-label={label}>
        {tabs.map((tab) => (
          <MantineTabs.Tab key={tab.key} value={tab.key}>
            {tab.label}
            {tab.count !== undefined && <span className={styles.count}>{tab.count}</span>}
          </MantineTabs.Tab>
        ))}
      </MantineTabs.List>
      {tabs.map((tab) => (
        <MantineTabs.Panel key={tab.key} value={tab.key} className={styles.panel}>
          {tab.key === open ? children : null}
        </MantineTabs.Panel>
      ))}
    </MantineTabs>
  );
}
