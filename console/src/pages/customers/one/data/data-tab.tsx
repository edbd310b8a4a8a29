import { Button } from '@mantine/core';
import type { Customer } from '@peyvand/sdk/customers';
import { ConfirmDialog } from '@peyvand/ui/feedback/confirm-dialog.tsx';
import { useReader, useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { IconDownload, IconEraser } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { queries, staff } from '../../../../server.ts';
import { useRight, useSession } from '../../../../session/session.ts';
import { useAct } from '../../../../shared/act/use-act.ts';
import { useShowCustom } from '../../../../shared/customers/use-custom-fields.ts';
import { customerWords } from '../../../../shared/customers/words.ts';
import { saveFile } from '../../../../shared/file/save-file.ts';
import { keys } from '../../../../shared/query-keys.ts';
import styles from '../tabs.module.css';
import { myDataFile } from './my-data-file.ts';
import { dataWords } from './words.ts';

/** What the law gives a person: her data in a file, and their erasure. */
export function DataTab({ customer }: { readonly customer: Customer }) {
  const words = useWords(dataWords);
  const mayExport = useRight('exports.run');
  const mayErase = useRight('erase.run');
  const show = useShow();
  const say = useSay();
  const showCustom = useShowCustom();
  const { language } = useReader();
  const { workspace } = useSession();
  const shared = useWords(customerWords);
  const name = customer.name || shared.nameless;
  const take = useAct(
    // with the fields that were archived since: what they hold is still hers
    (_as: 'page' | 'json') => Promise.all([staff.customerPage.myData(customer.id), staff.customers.customFields()]),
    {
      stale: [],
      onDone: ([data, fields], as) => {
        if (as === 'json') return saveText(`${name}.json`, JSON.stringify(data, null, 2), 'application/json');
        const ownField = (key: string, value: unknown) => {
          const field = fields.find((one) => one.key === key);
          return field === undefined ? undefined : { label: say(field.label), shown: showCustom(field, value) };
        };
        const page = myDataFile(data, { name, business: workspace.name }, { language, show, ownField });
        saveText(`${name}.html`, page, 'text/html');
      },
    },
  );
  return (
    <>
      {mayExport && (
        <section className={styles.act}>
          <h3>{words.exportTitle}</h3>
          <p>{words.exportText}</p>
          <Button
            variant="default"
            leftSection={<IconDownload size={16} />}
            loading={take.isPending && take.variables === 'page'}
            onClick={() => take.mutate('page')}
          >
            {words.exportAct}
          </Button>{' '}
          <Button
            variant="subtle"
            loading={take.isPending && take.variables === 'json'}
            onClick={() => take.mutate('json')}
          >
            {words.exportJson}
          </Button>
        </section>
      )}
      <section className={styles.act}>
        <h3>{words.eraseTitle}</h3>
        <p>{words.eraseText}</p>
        {mayErase ? <Erase customer={customer} /> : <p className={styles.quiet}>{words.noRight}</p>}
      </section>
    </>
  );
}

function Erase({ customer }: { readonly customer: Customer }) {
  const words = useWords(dataWords);
  const shared = useWords(customerWords);
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const name = customer.name || shared.nameless;
  const erase = useAct(() => staff.customerPage.erase(customer.id), {
    stale: [keys.customers.all],
    says: words.erased,
    onDone: () => {
      queries.removeQueries({ queryKey: keys.customer.of(customer.id) });
      void navigate({ to: '/customers' });
    },
  });
  return (
    <>
      <Button color="bad" variant="outline" leftSection={<IconEraser size={16} />} onClick={() => setAsking(true)}>
        {words.eraseTitle}
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        question={words.eraseAsk(name)}
        act={words.eraseAct}
        onAct={() => erase.mutate()}
        busy={erase.isPending}
        typeName={name}
      >
        {words.eraseText}
      </ConfirmDialog>
    </>
  );
}

const saveText = (name: string, content: string, type: string) => saveFile(new Blob([content], { type }), name);
