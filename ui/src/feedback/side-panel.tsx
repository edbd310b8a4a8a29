import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../read/reader.tsx';
import { kitWords } from '../words.ts';
import styles from './side-panel.module.css';

interface SidePanelProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly children: ReactNode;
  /** Buttons that stay in sight at the foot. */
  readonly foot?: ReactNode;
  readonly width?: 'narrow' | 'wide';
}

/** A drawer at the end side of the page; the page stays where it was. Its being open belongs to the address. */
export function SidePanel({ open, onClose, title, children, foot, width = 'narrow' }: SidePanelProps) {
  const words = useWords(kitWords);
  return (
    <Drawer
      opened={open}
      onClose={onClose}
      title={title}
      size={width === 'narrow' ? 440 : 720}
      closeButtonProps={{ 'aria-label': words.close }}
      classNames={{ content: styles.content ?? '', body: styles.body ?? '' }}
    >
      <div className={styles.main}>{children}</div>
      {foot !== undefined && <div className={styles.foot}>{foot}</div>}
    </Drawer>
  );
}
