import { useId } from 'react';
import { Choices } from './choices.tsx';
import styles from './form.module.css';

interface PickProps<V extends string> {
  readonly label: string;
  readonly hint?: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onPick: (value: V) => void;
}

/** One of a few, all in sight. */
export function Pick<V extends string>({ label, hint, value, options, onPick }: PickProps<V>) {
  const id = useId();
  return (
    <div>
      <p id={id} className={styles.label}>
        {label}
      </p>
      <Choices aria-labelledby={id} value={value} options={options} onPick={onPick} />
      {hint !== undefined && <p className={styles.under}>{hint}</p>}
    </div>
  );
}
