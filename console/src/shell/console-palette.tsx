import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import type { Theme } from '@peyvand/ui/read/reader-choices.ts';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { CommandPalette, type PaletteCommand } from '@peyvand/ui/shell/command-palette.tsx';
import { IconLanguage, IconLogout, IconMoon, IconSun, IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { staff } from '../server.ts';
import { useRight, useSession } from '../session/session.ts';
import { useSignOut } from '../session/sign-out.ts';
import { wings } from '../wings.ts';
import { shellWords } from '../words.ts';

/** The palette with this console's pages, acts and customers. */
export function ConsolePalette({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const words = useWords(shellWords);
  const reader = useReader();
  const show = useShow();
  const session = useSession();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const [typed, setTyped] = useState('');
  const asked = useDeferredValue(typed.trim());
  const mayFind = useRight('customers.read') && wings.some((wing) => wing.key === 'customers');
  const found = useQuery({
    queryKey: ['customer-search', session.workspace.id, asked],
    queryFn: ({ signal }) => staff.customerSearch.find(asked, signal),
    enabled: open && mayFind && asked.length >= 2,
    staleTime: 60_000,
  });

  const pages: PaletteCommand[] = wings
    .filter((wing) => wing.right === undefined || session.rights.includes(wing.right))
    .map((wing) => ({
      key: wing.key,
      group: words.palette.pages,
      label: words.wings[wing.key],
      also: wing.also,
      icon: <wing.icon stroke={1.7} />,
      run: () => void navigate({ to: wing.to }),
    }));
  const otherTheme: Theme = reader.scheme === 'dark' ? 'light' : 'dark';
  const acts: PaletteCommand[] = [
    {
      key: 'theme',
      group: words.palette.acts,
      label: otherTheme === 'dark' ? words.dark : words.light,
      also: ['dark light theme', 'تیره روشن تم'],
      icon: otherTheme === 'dark' ? <IconMoon stroke={1.7} /> : <IconSun stroke={1.7} />,
      run: () => reader.choose({ theme: otherTheme }),
    },
    {
      key: 'language',
      group: words.palette.acts,
      label: reader.language === 'fa' ? words.english : words.persian,
      also: ['language', 'زبان'],
      icon: <IconLanguage stroke={1.7} />,
      run: () => reader.choose({ language: reader.language === 'fa' ? 'en' : 'fa' }),
    },
    {
      key: 'sign-out',
      group: words.palette.acts,
      label: words.signOut,
      also: ['sign out logout', 'خروج'],
      icon: <IconLogout stroke={1.7} />,
      run: signOut,
    },
  ];
  const customers: PaletteCommand[] = (asked === '' ? [] : (found.data ?? [])).map((customer) => ({
    key: customer.id,
    group: words.palette.customers,
    label: customer.name,
    found: true,
    icon: <IconUser stroke={1.7} />,
    ...(customer.phone === null ? {} : { hint: show.phone(customer.phone), latinHint: true }),
    run: () => void navigate({ href: `/customers/${customer.id}` }),
  }));
  return (
    <CommandPalette
      open={open}
      onClose={onClose}
      commands={[...customers, ...pages, ...acts]}
      onType={setTyped}
      waiting={found.isFetching}
    />
  );
}
