import { ActionIcon, Button } from '@mantine/core';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { shellWords } from '../words.ts';
import styles from './demo-banner.module.css';
import { NewWorkspaceDialog } from './new-workspace-dialog.tsx';

const putAway = 'peyvand.demo-banner-away';

/** Says over every page of the demo that it is one, where its data come from, and how to begin with one's own. */
export function DemoBanner() {
  const words = useWords(shellWords).demo;
  const [making, setMaking] = useState(false);
  const [away, setAway] = useState(() => localStorage.getItem(putAway) === 'yes');
  if (away) return null;
  return (
    <aside className={styles.banner} aria-label={words.label}>
      <Chip tone="gold">{words.label}</Chip>
      <p className={styles.says}>{words.says}</p>
      <Button size="compact-sm" variant="default" onClick={() => setMaking(true)}>
        {words.start}
      </Button>
      <ActionIcon
        size="sm"
        aria-label={words.putAway}
        onClick={() => {
          localStorage.setItem(putAway, 'yes');
          setAway(true);
        }}
      >
        <IconX size={16} />
      </ActionIcon>
      <NewWorkspaceDialog open={making} onClose={() => setMaking(false)} />
    </aside>
  );
}
