import { Select, TextInput } from '@mantine/core';
import type { Workspace, WorkspaceChange } from '@peyvand/sdk/settings';
import { useCheck } from '@peyvand/ui/form/use-check.ts';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { PageHeader } from '@peyvand/ui/layout/page-header.tsx';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { useMemo, useState } from 'react';
import { useSession } from '../../../session/session.ts';
import { zoneChoices } from '../../../shared/business/places.ts';
import styles from '../../../shared/form/form.module.css';
import { Pick } from '../../../shared/form/pick.tsx';
import { SaveForm } from '../../../shared/form/save-form.tsx';
import { usePageTitle } from '../../../shared/page-title/page-title.ts';
import { useChangeWorkspace } from '../use-change-workspace.ts';
import { BrandCard } from './brand-card.tsx';
import { LogoCard } from './logo-card.tsx';
import { businessWords } from './words.ts';

/** Name, language, calendar, zone, money, logo and colour of the business. */
export function BusinessPage() {
  const words = useWords(businessWords);
  const { workspace } = useSession();
  usePageTitle(words.title);
  return (
    <>
      <PageHeader title={words.title} facts={words.facts} />
      <BusinessCard key={JSON.stringify(workspace)} workspace={workspace} />
      <LogoCard workspace={workspace} />
      <BrandCard key={workspace.settings.brand?.color} workspace={workspace} />
    </>
  );
}

function BusinessCard({ workspace }: { readonly workspace: Workspace }) {
  const words = useWords(businessWords);
  const { language } = useReader();
  const show = useShow();
  const { currency } = workspace;
  const saved = {
    name: workspace.name,
    language: workspace.language,
    calendar: workspace.calendar,
    timeZone: workspace.timeZone,
    ...(currency.display.unit === 'major' ? {} : { displayUnit: currency.display.unit }),
  };
  const [wish, setWish] = useState<typeof saved>(saved);
  const zones = useMemo(() => zoneChoices(language, saved.timeZone), [language, saved.timeZone]);
  const change = useChangeWorkspace(workspace);
  const differing = changed(saved, wish);
  const check = useCheck({ name: wish.name.trim() === '' && words.nameMissing });
  const set = (part: Partial<typeof saved>) => setWish((before) => ({ ...before, ...part }));
  return (
    <Card title={workspace.name} hint={words.slug(workspace.slug)}>
      <SaveForm
        dirty={Object.keys(differing).length > 0}
        check={check}
        saving={change.isPending}
        error={change.error}
        onSave={() => change.mutate(differing)}
        onDiscard={() => setWish(saved)}
      >
        <TextInput
          label={words.name}
          dir="auto"
          value={wish.name}
          maxLength={120}
          error={check.error('name')}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        {wish.displayUnit === undefined ? (
          <TextInput label={words.currency} description={words.currencyHint} value={currency.code} readOnly dir="ltr" />
        ) : (
          <Pick
            label={words.unit}
            hint={`${words.unitHint} ${words.sample(show.money(28_500_000))}`}
            value={wish.displayUnit}
            options={[
              { value: 'toman', label: words.toman },
              { value: 'rial', label: words.rial },
            ]}
            onPick={(displayUnit) => set({ displayUnit })}
          />
        )}
        <Pick
          label={words.calendar}
          hint={words.calendarHint}
          value={wish.calendar}
          options={[
            { value: 'jalali', label: words.jalali },
            { value: 'gregorian', label: words.gregorian },
          ]}
          onPick={(calendar) => set({ calendar })}
        />
        <Pick
          label={words.language}
          hint={words.languageHint}
          value={wish.language}
          options={[
            { value: 'fa', label: words.persian },
            { value: 'en', label: words.english },
          ]}
          onPick={(chosen) => set({ language: chosen })}
        />
        <Select
          label={words.zone}
          description={words.zoneHint}
          data={zones}
          value={wish.timeZone}
          searchable
          allowDeselect={false}
          limit={60}
          onChange={(timeZone) => timeZone !== null && set({ timeZone })}
        />
        {wish.timeZone !== saved.timeZone && (
          <p className={styles.warning} role="status">
            {words.zoneWarning}
          </p>
        )}
      </SaveForm>
    </Card>
  );
}

/** The fields of the form that differ from what is saved. */
function changed<T extends WorkspaceChange>(saved: T, wish: T): WorkspaceChange {
  return Object.fromEntries(Object.entries(wish).filter(([field, value]) => saved[field as keyof T] !== value));
}
