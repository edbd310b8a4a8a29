import { Button, Menu, Popover } from '@mantine/core';
import { IconFilterPlus, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useWords } from '../read/reader.tsx';
import { kitWords } from '../words.ts';
import styles from './filter-bar.module.css';

export interface Filter {
  readonly key: string;
  readonly name: string;
  /** The choice in words; absent while the filter is not set. */
  readonly chosen?: string;
  /** The editor in the filter's popover. */
  editor(close: () => void): ReactNode;
}

interface FilterBarProps {
  readonly filters: readonly Filter[];
  readonly onRemove: (key: string) => void;
  readonly onClear: () => void;
}

/** Filters as chips: each opens its editor, each can be taken away. Their state lives in the page's address. */
export function FilterBar({ filters, onRemove, onClear }: FilterBarProps) {
  const words = useWords(kitWords).filter;
  const [editing, setEditing] = useState<string | null>(null);
  const shown = filters.filter((filter) => filter.chosen !== undefined || filter.key === editing);
  const rest = filters.filter((filter) => !shown.includes(filter));
  const set = filters.filter((filter) => filter.chosen !== undefined);
  return (
    <div className={styles.bar}>
      {shown.map((filter) => (
        <span key={filter.key} className={styles.chip}>
          <Popover
            opened={editing === filter.key}
            onChange={(open) => setEditing(open ? filter.key : null)}
            position="bottom-start"
            withinPortal
            trapFocus
          >
            <Popover.Target>
              <button type="button" className={styles.edit} onClick={() => setEditing(filter.key)}>
                <span className={styles.name}>{filter.name}</span>
                {filter.chosen !== undefined && <bdi>{filter.chosen}</bdi>}
              </button>
            </Popover.Target>
            <Popover.Dropdown>{filter.editor(() => setEditing(null))}</Popover.Dropdown>
          </Popover>
          <button
            type="button"
            className={styles.remove}
            aria-label={words.remove(filter.name)}
            onClick={() => (filter.chosen === undefined ? setEditing(null) : onRemove(filter.key))}
          >
            <IconX size={14} />
          </button>
        </span>
      ))}
      {rest.length > 0 && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button variant="default" size="xs" leftSection={<IconFilterPlus size={15} />}>
              {words.add}
            </Button>
          </Menu.Target>
          <Menu.Dropdown className={styles.menu ?? ''}>
            {rest.map((filter) => (
              // The menu gives the focus back as it closes; the editor opens after that.
              <Menu.Item key={filter.key} onClick={() => window.setTimeout(() => setEditing(filter.key), 0)}>
                {filter.name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {set.length > 1 && (
        <Button variant="subtle" size="compact-xs" onClick={onClear}>
          {words.clear}
        </Button>
      )}
    </div>
  );
}
