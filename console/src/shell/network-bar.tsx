import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useReach } from '../session/reach.ts';
import { shellWords } from '../words.ts';
import styles from './network-bar.module.css';

/** A quiet line over every page while the server is away: it is being tried again, and what was typed stays. */
export function NetworkBar() {
  const words = useWords(shellWords).network;
  const reach = useReach();
  return (
    <div role="status" aria-live="polite">
      {reach !== 'here' && <p className={styles.bar}>{words[reach]}</p>}
    </div>
  );
}
