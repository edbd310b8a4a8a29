import styles from './choice-editor.module.css';

interface Choice<V> {
  readonly value: V;
  readonly label: string;
}

/** One of a few choices, each a press. */
export function ChoiceEditor<V extends string | number | boolean>({
  choices,
  value,
  onChoose,
}: {
  readonly choices: readonly Choice<V>[];
  readonly value: V | undefined;
  readonly onChoose: (value: V) => void;
}) {
  return (
    <div className={styles.choices}>
      {choices.map((choice) => (
        <button
          key={String(choice.value)}
          type="button"
          className={styles.choice}
          aria-pressed={choice.value === value}
          onClick={() => onChoose(choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </div>
  );
}
