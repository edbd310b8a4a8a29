import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../read/reader.tsx';
import { kitWords } from '../words.ts';
import styles from './dialog.module.css';

interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
  readonly width?: 'narrow' | 'wide';
}

/** A window over the page, for a short task that must end before the page goes on. */
export function Dialog({ open, onClose, title, children, foot, width = 'narrow' }: DialogProps) {
  const words = useWords(kitWords);
  return (
    <Modal
      opened={open}
      onClose={onClose}
      title={title}
      size={width === 'narrow' ? 460 : 760}
      closeButtonProps={{ 'aria-label': words.close }}
    >
      {children}
      {foot !== undefined && <div className={styles.foot}>{foot}</div>}
    </Modal>
  );
}
