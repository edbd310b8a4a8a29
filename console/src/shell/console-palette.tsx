import type { FoundCustomer } from '@peyvand/sdk/customer-search';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import type { Theme } from '@peyvand/ui/read/reader-choices.ts';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { CommandPalette, type PaletteCommand } from '@peyvand/ui/shell/command-palette.tsx';
import {
  IconArrowMerge,
  IconFileExport,
  IconFileImport,
  IconKey,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconShoppingBag,
  IconSun,
  IconUser,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { type SectionKey, sectionsFor } from '../pages/settings/sections.ts';
import { settingsWords } from '../pages/settings/words.ts';
import { staff } from '../server.ts';
import { useRight, useSession } from '../session/session.ts';
import { useSignOut } from '../session/sign-out.ts';
import { keys } from '../shared/query-keys.ts';
import { wings } from '../wings.ts';
import { shellWords } from '../words.ts';

/** Other words by which the pages of the settings are found, in either language. */
const alsoOf: Readonly<Record<SectionKey, string[]>> = {
  business: ['business', 'workspace', 'کسب‌وکار', 'واحد پول', 'منطقهٔ زمانی'],
  figures: ['figures', 'سنجه', 'شاخص'],
  fields: ['custom fields', 'فیلد دلخواه', 'فیلد'],
  staff: ['staff', 'colleagues', 'team', 'همکار', 'کارمند', 'گروه'],
  roles: ['roles', 'rights', 'permissions', 'نقش', 'دسترسی', 'اجازه'],
  tokens: ['tokens', 'api', 'کلید', 'توکن'],
  webhooks: ['webhooks', 'وب‌هوک'],
  security: ['security', 'two-factor', 'امنیت', 'دومرحله‌ای', 'رویداد'],
  history: ['history', 'audit', 'تاریخچه'],
  health: ['health', 'doctor', 'سلامت', 'وضعیت'],
  account: ['account', 'password', 'profile', 'حساب', 'رمز'],
  display: ['display', 'language', 'calendar', 'theme', 'زبان', 'نمایش', 'تقویم', 'تم'],
};

/** The palette with this console's pages, acts and customers. */
export function ConsolePalette({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const words = useWords(shellWords);
  const settingsTitles = useWords(settingsWords);
  const reader = useReader();
  const show = useShow();
  const session = useSession();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const [typed, setTyped] = useState('');
  const asked = useDeferredValue(typed.trim());
  const mayFind = useRight('customers.read') && wings.some((wing) => wing.key === 'customers');
  const found = useQuery({
    queryKey: keys.customers.search(asked),
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
  const settings: PaletteCommand[] = sectionsFor(session.rights).map((section) => ({
    key: `settings-${section.key}`,
    group: words.palette.pages,
    label: settingsTitles.sections[section.key],
    also: alsoOf[section.key],
    icon: <section.icon stroke={1.7} />,
    run: () => void navigate({ href: section.key === 'account' ? '/settings/account' : `/settings/${section.key}` }),
  }));
  const go = (
    key: keyof typeof words.palette.go,
    right: string,
    to: string | (() => void),
    icon: ReactNode,
    also: string[],
  ) =>
    session.rights.includes(right)
      ? [
          {
            key: `go-${key}`,
            group: words.palette.acts,
            label: words.palette.go[key],
            also,
            icon,
            run: typeof to === 'string' ? () => void navigate({ href: to }) : to,
          },
        ]
      : [];
  const doing: PaletteCommand[] = [
    ...go('newCustomer', 'customers.write', '/customers?panel=new', <IconUserPlus stroke={1.7} />, [
      'new customer',
      'مشتری جدید',
      'افزودن مشتری',
    ]),
    ...go('sell', 'purchases.write', '/customers?panel=sell', <IconShoppingBag stroke={1.7} />, [
      'record purchase sale return sell',
      'ثبت خرید',
      'فروش',
      'برگشت',
      'فاکتور',
    ]),
    ...go('import', 'imports.write', '/imports/new', <IconFileImport stroke={1.7} />, [
      'import upload file excel',
      'وارد کردن',
      'آوردن فایل',
      'اکسل',
    ]),
    ...go('duplicates', 'customers.read', '/customers/duplicates', <IconArrowMerge stroke={1.7} />, [
      'duplicates merge',
      'تکراری',
      'ادغام',
    ]),
    ...go(
      'export',
      'exports.run',
      () => window.location.assign(staff.customers.exportAddress('csv')),
      <IconFileExport stroke={1.7} />,
      ['export download csv excel', 'خروجی', 'دانلود', 'گرفتن فایل'],
    ),
    ...go('invite', 'staff.manage', '/settings/staff', <IconUsers stroke={1.7} />, [
      'invite colleague staff',
      'دعوت',
      'همکار',
    ]),
    ...go('newToken', 'tokens.manage', '/settings/tokens', <IconKey stroke={1.7} />, [
      'token api key',
      'کلید تازه',
      'کلید',
    ]),
  ];
  const otherTheme: Theme = reader.scheme === 'dark' ? 'light' : 'dark';
  const acts: PaletteCommand[] = [
    {
      key: 'theme',
      group: words.palette.acts,
      label: otherTheme === 'dark' ? words.dark : words.light,
      also: ['dark theme', 'light theme', 'تم تیره', 'تم تاریک', 'تم روشن', 'حالت شب'],
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
  // What was met stands there: another phone than the first, a code, the number of an order.
  const hintOf = ({ phone, hit }: FoundCustomer) => {
    if (hit?.kind === 'order') return { hint: words.palette.order(hit.value) };
    const met = hit?.value ?? phone;
    if (met === null) return {};
    const isPhone = hit === null || hit.kind === 'phone';
    return { hint: isPhone ? show.phone(hit?.extension ? `${met};ext=${hit.extension}` : met) : met, latinHint: true };
  };
  const customers: PaletteCommand[] = (asked === '' ? [] : (found.data ?? [])).map((customer) => ({
    key: customer.id,
    group: words.palette.customers,
    label: customer.name,
    found: true,
    icon: <IconUser stroke={1.7} />,
    ...hintOf(customer),
    run: () =>
      void navigate({
        href: customer.hit?.purchaseId
          ? `/customers/${customer.id}?purchase=${customer.hit.purchaseId}`
          : `/customers/${customer.id}`,
      }),
  }));
  return (
    <CommandPalette
      open={open}
      onClose={onClose}
      commands={[...customers, ...pages, ...settings, ...doing, ...acts]}
      onType={setTyped}
      waiting={found.isFetching}
    />
  );
}
