import type { CustomerRecord } from '@peyvand/sdk/customer-page';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import styles from '../../side.module.css';
import { qualityWords } from './words.ts';

/** How much of a person is known, block by block, and the next things to ask for. */
export function QualityCard({ record }: { readonly record: CustomerRecord }) {
  const words = useWords(qualityWords);
  const show = useShow();
  const say = useSay();
  const { intimacy, quality } = record;
  return (
    <Card title={words.title} aside={<Chip>{words.intimacy(show.percent(intimacy.percent / 100))}</Chip>}>
      <ul className={styles.steps}>
        {intimacy.blocks.map((block) => {
          const told = `${say(block.words)}: ${block.known ? words.known : words.unknown}`;
          return (
            <li key={block.code} className={styles.step} data-known={block.known || undefined} title={told}>
              <span aria-hidden="true">{say(block.words)}</span>
              <span className="unseen">{told}</span>
            </li>
          );
        })}
      </ul>
      <p className={styles.second}>{words.score(show.number(quality.score))}</p>
      {quality.lacks.length > 0 && (
        <ul className={styles.lacks}>
          {quality.lacks.slice(0, 3).map((lack) => (
            <li key={lack.code}>{say(lack.words)}</li>
          ))}
        </ul>
      )}
    </Card>
  );
}
