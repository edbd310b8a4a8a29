import { Button, Menu } from '@mantine/core';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { IconDownload, IconFileSpreadsheet, IconFileTypeCsv } from '@tabler/icons-react';
import { staff } from '../../../server.ts';
import { useRight } from '../../../session/session.ts';
import styles from './list.module.css';
import { listWords } from './words.ts';

/** Downloads all customers, streamed, as a file that Excel opens right. */
export function ExportMenu() {
  const words = useWords(listWords);
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
        <Menu.Label>{words.exportAll}</Menu.Label>
        <Menu.Item
          leftSection={<IconFileSpreadsheet size={16} />}
          component="a"
          href={staff.customers.exportAddress('xlsx')}
          download
        >
          {words.exportXlsx}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFileTypeCsv size={16} />}
          component="a"
          href={staff.customers.exportAddress('csv')}
          download
        >
          {words.exportCsv}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
