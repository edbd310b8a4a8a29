import { ActionIcon } from '@mantine/core';
import {
  IconAdjustmentsHorizontal,
  IconChartBar,
  IconFileImport,
  IconInfoCircle,
  IconMoon,
  IconUser,
  IconUsers,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useWords } from '../src/read/reader.tsx';
import { AppShell } from '../src/shell/app-shell.tsx';
import { CommandPalette } from '../src/shell/command-palette.tsx';
import { SearchField } from '../src/shell/search-field.tsx';
import { Avatar } from '../src/show/avatar.tsx';
import { sampleWords } from './words.ts';

/** The frame with a sample menu and a palette. */
export function ShellSample({ current, children }: { readonly current: string; readonly children: ReactNode }) {
  const words = useWords(sampleWords);
  const [searching, setSearching] = useState(false);
  const wings = [
    { key: 'person', label: words.customers, icon: <IconUsers stroke={1.7} /> },
    { key: 'charts', label: words.insights, icon: <IconChartBar stroke={1.7} /> },
    { key: 'table', label: words.imports, icon: <IconFileImport stroke={1.7} /> },
    { key: 'forms', label: words.settings, icon: <IconAdjustmentsHorizontal stroke={1.7} /> },
  ];
  const commands = [
    ...wings.map((wing) => ({ ...wing, group: words.customers, run() {} })),
    {
      key: 'maryam',
      group: words.story,
      label: words.maryam,
      hint: '0912 345 6789',
      latinHint: true,
      icon: <IconUser stroke={1.7} />,
      run() {},
    },
    { key: 'theme', group: words.settings, label: words.next, icon: <IconMoon stroke={1.7} />, run() {} },
  ];
  return (
    <AppShell
      pageKey={current}
      menu={wings.map((wing) => ({
        ...wing,
        current: wing.key === current,
        link: (anchor) => <a href={`?sample=${wing.key}`} {...anchor} />,
      }))}
      workspace={<div style={{ fontWeight: 650, paddingInline: 8 }}>{words.shop}</div>}
      bar={
        <>
          <SearchField onOpen={() => setSearching(true)} />
          <span style={{ flex: 1 }} />
          <ActionIcon aria-label={words.help}>
            <IconInfoCircle size={18} />
          </ActionIcon>
          <Avatar name={words.maryam} shape="disc" tone="info" />
        </>
      }
    >
      {children}
      <CommandPalette open={searching} onClose={() => setSearching(false)} commands={commands} />
    </AppShell>
  );
}
