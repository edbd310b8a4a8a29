import { Button } from '@mantine/core';
import type { Workspace } from '@peyvand/sdk/settings';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { PageHeader } from '@peyvand/ui/layout/page-header.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { useState } from 'react';
import { useSession } from '../../../session/session.ts';
import { FittingNotice } from '../../../shared/fitting/fitting-notice.tsx';
import { Choices } from '../../../shared/form/choices.tsx';
import styles from '../../../shared/form/form.module.css';
import { SaveForm } from '../../../shared/form/save-form.tsx';
import { usePageTitle } from '../../../shared/page-title/page-title.ts';
import { NumberInput } from '../number-input.tsx';
import { useChangeWorkspace } from '../use-change-workspace.ts';
import { CustomerRuleFields } from './customer-rule-fields.tsx';
import { changedFigures, type Figures, figuresOf, percentOf, shareOf, usualFigures } from './figures.ts';
import { figureWords } from './words.ts';

/** How figures are counted: each choice explained, saved together, and brought back at will. */
export function FiguresPage() {
  const words = useWords(figureWords);
  const { workspace } = useSession();
  usePageTitle(words.title);
  return (
    <>
      <PageHeader title={words.title} facts={words.facts} />
      <FittingNotice />
      <FiguresForm key={JSON.stringify(workspace.settings)} workspace={workspace} />
    </>
  );
}

function FiguresForm({ workspace }: { readonly workspace: Workspace }) {
  const words = useWords(figureWords);
  const show = useShow();
  const saved = figuresOf(workspace.settings);
  const [wish, setWish] = useState<Figures>(saved);
  const change = useChangeWorkspace(workspace);
  const differing = changedFigures(saved, wish);
  const set = (part: Partial<Figures>) => setWish((before) => ({ ...before, ...part }));
  const wrong = (least: number, most: number) => words.wrong(show.number(least), show.number(most));
  const someOwn = Object.keys(changedFigures(usualFigures, wish)).length > 0;
  return (
    <SaveForm
      dirty={Object.keys(differing).length > 0}
      saving={change.isPending}
      error={change.error}
      onSave={() => change.mutate({ settings: differing })}
      onDiscard={() => setWish(saved)}
    >
      <Card title={words.asOf.title} hint={words.asOf.says}>
        <Choices
          aria-label={words.asOf.label}
          value={wish.asOf ?? 'unset'}
          options={(['unset', 'today', 'after-last-purchase'] as const).map((value) => ({
            value,
            label: words.asOf[value],
          }))}
          onPick={(value) => set({ asOf: value === 'unset' ? null : value })}
        />
      </Card>
      <Card title={words.customerRule.title} hint={words.customerRule.says}>
        <CustomerRuleFields rule={wish.customerRule} onChange={(customerRule) => set({ customerRule })} />
      </Card>
      <Card title={words.model.title} hint={words.model.says}>
        <Choices
          aria-label={words.model.label}
          value={wish.model ?? 'mbgnbd'}
          options={(['mbgnbd', 'bgnbd', 'paretonbd'] as const).map((value) => ({ value, label: words.model[value] }))}
          onPick={(value) => set({ model: value === 'mbgnbd' ? null : value })}
        />
      </Card>
      <Card title={words.money.title} hint={words.money.says}>
        <div className={styles.form}>
          <NumberInput
            label={words.money.discount}
            hint={words.money.discountHint}
            unit={words.percent}
            value={percentOf(wish.monthlyDiscount)}
            least={0}
            most={50}
            decimals={2}
            wrong={wrong(0, 50)}
            onChange={(value) => set({ monthlyDiscount: shareOf(value) })}
          />
          <NumberInput
            label={words.money.margin}
            hint={words.money.marginHint}
            unit={words.percent}
            value={percentOf(wish.margin)}
            least={0}
            most={100}
            decimals={1}
            wrong={wrong(0, 100)}
            onChange={(value) => set({ margin: shareOf(value) })}
          />
        </div>
      </Card>
      <Card title={words.loyal.title} hint={words.loyal.says}>
        <NumberInput
          label={words.loyal.label}
          hint={words.loyal.hint}
          unit={words.orders}
          value={wish.loyalFrom}
          least={2}
          most={100}
          wrong={wrong(2, 100)}
          onChange={(loyalFrom) => set({ loyalFrom })}
        />
      </Card>
      {someOwn && (
        <p>
          <Button variant="subtle" size="compact-sm" onClick={() => setWish(usualFigures)}>
            {words.backToUsual}
          </Button>
        </p>
      )}
    </SaveForm>
  );
}
