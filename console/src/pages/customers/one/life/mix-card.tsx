import type { CategoryShare } from '@peyvand/sdk/customer-page';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { factOf, useProfile } from '../relationship/profile.ts';
import styles from './life.module.css';
import { lifeWords } from './words.ts';

const shown = 5;

/** What she buys, by category. Not shown while no category is known at all: files of whole orders name none. */
export function MixCard({ customerId }: { readonly customerId: string }) {
  const words = useWords(lifeWords).mix;
  const show = useShow();
  const { data: profile } = useProfile(customerId);
  const value = profile === undefined ? undefined : factOf(profile, 'categories')?.value;
  const mix = Array.isArray(value) ? (value as readonly CategoryShare[]) : [];
  if (!mix.some(({ category }) => category !== '')) return null;
  const rest = mix.slice(shown);
  const rows = [
    ...mix.slice(0, shown).map(({ category, share }) => ({ name: category === '' ? words.none : category, share })),
    ...(rest.length === 0
      ? []
      : [{ name: words.others(show.number(rest.length)), share: rest.reduce((sum, { share }) => sum + share, 0) }]),
  ];
  return (
    <Card title={words.title} hint={words.hint}>
      <ul className={styles.mix}>
        {rows.map(({ name, share }) => (
          <li key={name}>
            <span className={styles.names}>
              <bdi>{name}</bdi>
              <span className={styles.share}>{show.percent(share)}</span>
            </span>
            <span className={styles.track} aria-hidden="true">
              <span className={styles.bar} style={{ inlineSize: `${Math.max(1, share * 100)}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
