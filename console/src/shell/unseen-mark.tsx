import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { useUnseenSecurity } from '../session/security-query.ts';
import { shellWords } from '../words.ts';
import styles from './unseen-mark.module.css';

/** How many events of security the owner has not seen; nothing where there is none. */
export function UnseenMark() {
  const words = useWords(shellWords);
  const show = useShow();
  const unseen = useUnseenSecurity();
  if (unseen === 0) return null;
  const shown = unseen > 99 ? `${show.number(99)}+` : show.number(unseen);
  return (
    <span className={styles.mark} title={words.unseenSecurity(shown)}>
      <span aria-hidden="true">{shown}</span>
      <span className="unseen">{words.unseenSecurity(shown)}</span>
    </span>
  );
}
