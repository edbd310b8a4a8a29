import type { CustomerRule } from '@peyvand/sdk/settings';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Choices } from '../../../shared/form/choices.tsx';
import styles from '../../../shared/form/form.module.css';
import { NumberInput } from '../number-input.tsx';
import { percentOf, shareOf, usualRule } from './figures.ts';
import { figureWords } from './words.ts';

interface CustomerRuleFieldsProps {
  /** null: the usual rule, 365 days. */
  readonly rule: CustomerRule | null;
  readonly onChange: (rule: CustomerRule | null) => void;
}

/** The rule by which somebody counts as a customer, with its own numbers. */
export function CustomerRuleFields({ rule, onChange }: CustomerRuleFieldsProps) {
  const { customerRule: words, days, times, percent, wrong } = useWords(figureWords);
  const show = useShow();
  const chosen = rule ?? usualRule('days');
  const says = (least: number, most: number) => wrong(show.number(least), show.number(most));
  // the usual rule is stored as none, so that a later release may improve it
  const tell = (next: CustomerRule) => onChange(next.kind === 'days' && next.days === 365 ? null : next);
  return (
    <div className={styles.form}>
      <Choices
        aria-label={words.label}
        value={chosen.kind}
        options={(['days', 'own-gap', 'p-alive'] as const).map((value) => ({ value, label: words[value] }))}
        onPick={(kind) => tell(usualRule(kind))}
      />
      {chosen.kind === 'days' && (
        <NumberInput
          label={words.daysLabel}
          hint={words.daysSays}
          unit={days}
          value={chosen.days}
          least={1}
          most={3650}
          wrong={says(1, 3650)}
          onChange={(value) => tell({ kind: 'days', days: value ?? 365 })}
        />
      )}
      {chosen.kind === 'own-gap' && (
        <>
          <NumberInput
            label={words.kLabel}
            hint={words.gapSays}
            unit={times}
            value={chosen.k}
            least={1}
            most={10}
            decimals={1}
            wrong={says(1, 10)}
            onChange={(k) => tell({ ...chosen, k: k ?? 2 })}
          />
          <NumberInput
            label={words.leastLabel}
            unit={days}
            value={chosen.leastDays}
            least={1}
            most={3650}
            wrong={says(1, 3650)}
            onChange={(leastDays) => tell({ ...chosen, leastDays: leastDays ?? 90 })}
          />
        </>
      )}
      {chosen.kind === 'p-alive' && (
        <NumberInput
          label={words.aliveLabel}
          hint={words.aliveSays}
          unit={percent}
          value={percentOf(chosen.least)}
          least={0}
          most={100}
          wrong={says(0, 100)}
          onChange={(value) => tell({ kind: 'p-alive', least: shareOf(value) ?? 0.5 })}
        />
      )}
    </div>
  );
}
