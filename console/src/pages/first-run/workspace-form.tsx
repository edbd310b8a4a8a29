import { Button, Select, TextInput } from '@mantine/core';
import { isRefusedWith } from '@peyvand/sdk/problem';
import type { WorkspaceWish } from '@peyvand/sdk/session';
import { FormProblem } from '@peyvand/ui/feedback/form-problem.tsx';
import { useProblemText } from '@peyvand/ui/feedback/problem-text.ts';
import { useCheck } from '@peyvand/ui/form/use-check.ts';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useMemo, useState } from 'react';
import { staff } from '../../server.ts';
import { useEnterWorkspace } from '../../session/enter-workspace.ts';
import { useAct } from '../../shared/act/use-act.ts';
import { currencyChoices, ownZone, zoneChoices } from '../../shared/business/places.ts';
import { Pick } from '../../shared/form/pick.tsx';
import { isSlug, proposeSlug } from '../../shared/slug/propose-slug.ts';
import styles from './first-run.module.css';
import { firstRunWords } from './words.ts';

type Money = 'toman' | 'rial' | 'other';

/**
 * What is asked of a new business: its name, an address, and what its figures are kept in. Then goes there. A repeated press is
 * one business.
 */
export function WorkspaceForm() {
  const words = useWords(firstRunWords).workspace;
  const { language } = useReader();
  const problem = useProblemText();
  const enter = useEnterWorkspace();
  const [name, setName] = useState('');
  const [typedSlug, setTypedSlug] = useState<string | null>(null);
  const [zone, setZone] = useState(ownZone);
  const [money, setMoney] = useState<Money>('toman');
  const [code, setCode] = useState('USD');
  const [calendar, setCalendar] = useState<'jalali' | 'gregorian'>(language === 'fa' ? 'jalali' : 'gregorian');
  const zones = useMemo(() => zoneChoices(language, zone), [language, zone]);
  const currencies = useMemo(() => currencyChoices(language), [language]);
  const slug = typedSlug ?? proposeSlug(name);
  const wish: WorkspaceWish = {
    name: name.trim(),
    language,
    calendar,
    timeZone: zone,
    ...(slug === '' ? {} : { slug }),
    currency: money === 'other' ? { code } : { code: 'IRR', unit: money },
  };
  const make = useAct((given: WorkspaceWish, key) => staff.session.createWorkspace(given, { key }), {
    stale: [],
    onDone: (workspace) => enter(workspace.id),
    tellsOwnFailure: true,
  });
  const taken = isRefusedWith(make.error, 'workspaces.slug-taken');
  const check = useCheck({
    name: name.trim() === '' && words.nameNeeded,
    slug: slug !== '' && !isSlug(slug) && words.slugWrong,
  });
  return (
    <form className={styles.form} {...check.form(() => make.mutate(wish))}>
      <p className={styles.explain}>{words.explain}</p>
      <FormProblem error={taken ? null : make.error} />
      <TextInput
        label={words.name}
        placeholder={words.nameExample}
        error={check.error('name')}
        dir="auto"
        value={name}
        maxLength={120}
        required
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={words.slug}
        description={words.slugHint}
        dir="ltr"
        className={styles.latin ?? ''}
        value={slug}
        maxLength={63}
        error={slug !== '' && !isSlug(slug) ? words.slugWrong : taken ? problem(make.error).text : undefined}
        onChange={(event) => setTypedSlug(event.currentTarget.value.toLowerCase())}
      />
      <Pick
        label={words.money}
        hint={words.moneyHint}
        value={money}
        onPick={setMoney}
        options={[
          { value: 'toman', label: words.toman },
          { value: 'rial', label: words.rial },
          { value: 'other', label: words.other },
        ]}
      />
      {money === 'other' && (
        <Select
          label={words.currency}
          data={currencies}
          value={code}
          searchable
          allowDeselect={false}
          limit={60}
          onChange={(chosen) => chosen !== null && setCode(chosen)}
        />
      )}
      <Pick
        label={words.calendar}
        value={calendar}
        onPick={setCalendar}
        options={[
          { value: 'jalali', label: words.jalali },
          { value: 'gregorian', label: words.gregorian },
        ]}
      />
      <Select
        label={words.zone}
        description={words.zoneHint}
        data={zones}
        value={zone}
        searchable
        allowDeselect={false}
        limit={60}
        onChange={(chosen) => chosen !== null && setZone(chosen)}
      />
      <Button type="submit" loading={make.isPending}>
        {words.create}
      </Button>
    </form>
  );
}
