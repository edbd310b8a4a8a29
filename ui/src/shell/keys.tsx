import styles from './keys.module.css';

/** Keys as they are written on the keyboard; Latin, whatever the language. */
export function Keys({ of }: { readonly of: readonly string[] }) {
  return (
    <bdi dir="ltr" className={styles.keys}>
      {of.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </bdi>
  );
}
