import { Radio } from '@mantine/core';
import type { ImportMapping } from '@peyvand/sdk/imports';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useState } from 'react';
import styles from '../imports.module.css';
import { importWords } from '../words.ts';

interface ExistingChoiceProps {
  readonly mapping: Pick<ImportMapping, 'existing'>;
  readonly onChoose: (existing: 'fill' | 'update') => void;
}

const hint = { description: styles.existingHint ?? '' };

/** What rows do to customers who are known: fill what is empty, or also write over it. */
export function ExistingChoice({ mapping, onChoose }: ExistingChoiceProps) {
  const words = useWords(importWords).existing;
  // the choice shows at once, while the server looks into the file again
  const [chosen, setChosen] = useState(mapping.existing ?? 'fill');
  return (
    <Card>
      <Radio.Group
        label={words.title}
        value={chosen}
        onChange={(value) => {
          const next = value === 'update' ? 'update' : 'fill';
          setChosen(next);
          onChoose(next);
        }}
      >
        <div className={styles.existing}>
          <Radio value="fill" label={words.fill} description={words.fillHint} classNames={hint} />
          <Radio value="update" label={words.update} description={words.updateHint} classNames={hint} />
        </div>
      </Radio.Group>
    </Card>
  );
}
