import { Button } from '@mantine/core';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { saveFile } from '../../../shared/file/save-file.ts';
import styles from './two-factor.module.css';
import { accountWords } from './words.ts';

/** The recovery codes, this once: to copy down, or to save as a file. */
export function RecoveryCodes({ codes, onKept }: { readonly codes: readonly string[]; readonly onKept: () => void }) {
  const words = useWords(accountWords);
  return (
    <section className={styles.recovery} aria-label={words.recovery}>
      <h3>{words.recovery}</h3>
      <p className={styles.says}>{words.recoverySays}</p>
      <ol className={styles.codes} dir="ltr">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className={styles.foot}>
        <Button onClick={onKept}>{words.recoveryKept}</Button>
        <Button
          variant="default"
          onClick={() =>
            saveFile(new Blob([`${codes.join('\n')}\n`], { type: 'text/plain' }), 'peyvand-recovery-codes.txt')
          }
        >
          {words.recoveryFile}
        </Button>
      </div>
    </section>
  );
}
