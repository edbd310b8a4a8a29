import { IconSearch } from '@tabler/icons-react';
import { useWords } from '../read/reader.tsx';
import { kitWords } from '../words.ts';
import { Keys } from './keys.tsx';
import styles from './search-field.module.css';

/** The field in the bar that opens the command palette; it shows its shortcut. */
export function SearchField({ onOpen }: { readonly onOpen: () => void }) {
  const words = useWords(kitWords).palette;
  return (
    <button
      type="button"
      className={styles.field}
      aria-keyshortcuts="Control+K"
      aria-haspopup="dialog"
      onClick={onOpen}
    >
      <IconSearch size={17} aria-hidden="true" />
      <span className={styles.hint}>{words.placeholder}</span>
      <Keys of={['Ctrl', 'K']} />
    </button>
  );
}
