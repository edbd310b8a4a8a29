import { Button, Menu } from '@mantine/core';
import type { CustomerFilters } from '@peyvand/sdk/customers';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { IconDownload, IconFileSpreadsheet, IconFileTypeCsv } from '@tabler/icons-react';
import { staff } from '../../../server.ts';
import { useRight } from '../../../session/session.ts';
import { listWords } from './words.ts';

/** Downloads the very list on the screen, streamed, with all its rows. */
export function ExportMenu({ filters }: { readonly filters: CustomerFilters }) {
  const words = useWords(listWords);
  if (!useRight('exports.run')) return null;
  return (
    <Menu position="bottom-end" width={230} withinPortal>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} />}>
          {words.export}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.exportAll}</Menu.Label>
        <Menu.Item
          leftSection={<IconFileSpreadsheet size={16} />}
          component="a"
          href={staff.customers.exportAddress('xlsx', filters)}
          download
        >
          {words.exportXlsx}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFileTypeCsv size={16} />}
          component="a"
          href={staff.customers.exportAddress('csv', filters)}
          download
        >
          {words.exportCsv}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
