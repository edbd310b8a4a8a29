import { IconAdjustmentsHorizontal, IconChartHistogram, IconFileImport, IconUsers } from '@tabler/icons-react';
import type { ComponentType } from 'react';

/** An entry of the menu: a wing that works. Its words stand in words.ts under `wings`. */
export interface Wing {
  readonly key: 'customers' | 'insights' | 'imports' | 'settings';
  /** Address of the wing's first page. */
  readonly to: string;
  readonly icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
  /** Shown only to those who have this right; absent: to everybody. */
  readonly right?: string;
  /** Other words by which the palette finds it, in either language. */
  readonly also: readonly string[];
}

/** The menu, in the order of the house. A wing enters this list with its first working page. */
export const wings: readonly Wing[] = [
  {
    key: 'customers',
    to: '/customers',
    icon: IconUsers,
    right: 'customers.read',
    also: ['customers', 'مشتری', 'خریدار', 'clients', 'people'],
  },
  {
    key: 'insights',
    to: '/insights',
    icon: IconChartHistogram,
    right: 'measures.read',
    also: ['insights', 'داشبورد', 'سنجه', 'dashboard', 'ROR', 'CLV'],
  },
  {
    key: 'imports',
    to: '/imports',
    icon: IconFileImport,
    right: 'imports.read',
    also: ['import', 'excel', 'csv', 'اکسل', 'فایل', 'ورود داده'],
  },
  {
    key: 'settings',
    to: '/settings',
    icon: IconAdjustmentsHorizontal,
    also: ['settings', 'تنظیم', 'زبان', 'language'],
  },
];
