import type { Customer } from '@peyvand/sdk/customers';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import styles from './side.module.css';
import { pageWords } from './words.ts';

/** The basic signs of a person, and whether we know them. */
export function basicSigns(
  customer: Customer,
): Readonly<Record<'name' | 'phone' | 'email' | 'birthday' | 'city' | 'owner', boolean>> {
  const has = (kind: string) => customer.identifiers.some((one) => one.kind === kind);
  return {
    name: customer.name !== '',
    phone: has('phone'),
    email: has('email'),
    birthday: customer.birthday !== null,
    city: customer.city !== '',
    owner: customer.ownerId !== null,
  };
}

/** How complete our knowledge is, and what is missing. */
export function QualityCard({ customer }: { readonly customer: Customer }) {
  const words = useWords(pageWords).quality;
  const show = useShow();
  const signs = Object.entries(basicSigns(customer)) as [keyof ReturnType<typeof basicSigns>, boolean][];
  const known = signs.filter(([, is]) => is).length;
  const missing = signs.flatMap(([sign, is]) => (is ? [] : [words.parts[sign]]));
  return (
    <Card title={words.title}>
      <div className={styles.steps} aria-hidden="true">
        {signs.map(([sign], i) => (
          <span key={sign} className={styles.step} data-known={i < known || undefined} />
        ))}
      </div>
      <p>{words.has(show.number(known), show.number(signs.length))}</p>
      {missing.length > 0 && <p className={styles.quiet}>{words.missing(missing.join('، '))}</p>}
    </Card>
  );
}
