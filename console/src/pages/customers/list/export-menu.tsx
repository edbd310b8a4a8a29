import { Button, Menu } from '@mantine/core';
import type { CustomerFilters, CustomerSort } from '@peyvand/sdk/customers';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { IconDownload, IconFileSpreadsheet, IconFileTypeCsv } from '@tabler/icons-react';
import { staff } from '../../../server.ts';
import { useRight } from '../../../session/session.ts';
import styles from './list.module.css';
import { useCustomerCount } from './use-customers.ts';
import { listWords } from './words.ts';

/** Downloads the customers that the list shows, all of them without a filter, as a file that Excel opens right. */
export function ExportMenu({ filters, sort }: { readonly filters: CustomerFilters; readonly sort: CustomerSort }) {
  const words = useWords(listWords);
  const show = useShow();
  const narrowed = Object.keys(filters).length > 0;
  const { data: count } = useCustomerCount(filters, false);
  if (!useRight('exports.run')) return null;
  return (
    <Menu position="bottom-end" width={230} withinPortal>
      <Menu.Target>
        <Button
          variant="default"
          className={styles.headAct ?? ''}
          leftSection={<IconDownload size={16} />}
          aria-label={words.export}
        >
          <span className={styles.word}>{words.export}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {!narrowed || count === undefined
            ? words.exportAll
            : (count.more ? words.exportListMore : words.exportList)(show.number(count.count))}
        </Menu.Label>
        <Menu.Item
          leftSection={<IconFileSpreadsheet size={16} />}
          component="a"
          href={staff.customers.exportAddress('xlsx', { ...filters, sort })}
          download
        >
          {words.exportXlsx}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFileTypeCsv size={16} />}
          component="a"
          href={staff.customers.exportAddress('csv', { ...filters, sort })}
          download
        >
          {words.exportCsv}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
