import { useWords } from '@peyvand/ui/read/reader.tsx';
import { IconRefresh } from '@tabler/icons-react';
import styles from './models.module.css';
import { useFitting } from './use-fitting.ts';
import { modelWords } from './words.ts';

/** Says that the forecast is being made; gone, with the screen read anew, when it is there. */
export function FittingNotice() {
  const words = useWords(modelWords);
  if (!useFitting()) return null;
  return (
    <p className={styles.fitting} role="status">
      <IconRefresh size={16} aria-hidden="true" />
      {words.fittingNow}
    </p>
  );
}
