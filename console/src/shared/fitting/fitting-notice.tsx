import { useWords } from '@peyvand/ui/read/reader.tsx';
import { IconRefresh } from '@tabler/icons-react';
import styles from './fitting.module.css';
import { useForecastState } from './use-fitting.ts';
import { fittingWords } from './words.ts';

/** Says that the forecast is being made, or that a setting has left it behind; gone, with the screen read anew, when it is there. */
export function FittingNotice() {
  const words = useWords(fittingWords);
  const state = useForecastState();
  if (state === 'still') return null;
  return (
    <p className={styles.fitting} role="status">
      <IconRefresh size={16} aria-hidden="true" />
      {state === 'stale' ? words.staleNow : words.fittingNow}
    </p>
  );
}
