import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { IconDownload } from '@tabler/icons-react';
import styles from '../imports.module.css';
import customersEn from '../samples/customers-en.csv?url';
import customersFa from '../samples/customers-fa.csv?url';
import interactionsEn from '../samples/interactions-en.csv?url';
import interactionsFa from '../samples/interactions-fa.csv?url';
import productsEn from '../samples/products-en.csv?url';
import productsFa from '../samples/products-fa.csv?url';
import salesEn from '../samples/sales-en.csv?url';
import salesFa from '../samples/sales-fa.csv?url';
import { importWords } from '../words.ts';

const files = {
  fa: { purchases: salesFa, customers: customersFa, products: productsFa, interactions: interactionsFa },
  en: { purchases: salesEn, customers: customersEn, products: productsEn, interactions: interactionsEn },
};
const kinds = ['purchases', 'customers', 'products', 'interactions'] as const;

/** Files of each kind with a few rows, in the reader's language, to be filled in. */
export function SampleFiles() {
  const words = useWords(importWords);
  const { language } = useReader();
  return (
    <section className={styles.samples} aria-label={words.pick.samples}>
      <span className={styles.second}>{words.pick.samples}</span>
      {kinds.map((kind) => (
        <a key={kind} href={files[language][kind]} download={`${words.kinds[kind]}.csv`}>
          <IconDownload size={15} aria-hidden="true" />
          {words.kinds[kind]}
        </a>
      ))}
    </section>
  );
}
