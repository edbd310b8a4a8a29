import { Button } from '@mantine/core';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { PageHeader } from '@peyvand/ui/layout/page-header.tsx';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import {
  IconAdjustmentsHorizontal,
  IconCheck,
  IconFileImport,
  IconKey,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { staff } from '../../server.ts';
import { type InsideSession, useSession } from '../../session/session.ts';
import { usePageTitle } from '../../shell/page-title.ts';
import { wings } from '../../wings.ts';
import { anyCustomersQuery } from './first-customers.ts';
import styles from './guide.module.css';
import { placeName } from './places.ts';
import { firstRunWords } from './words.ts';

interface Step {
  readonly key: 'password' | 'bring' | 'customer' | 'invite' | 'money';
  readonly icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
  readonly to: string;
  readonly search?: Readonly<Record<string, unknown>>;
  readonly done: boolean;
}

/** The checklist of an empty business: what to do first, and what is done already. */
export function GuidePage() {
  const words = useWords(firstRunWords).guide;
  const show = useShow();
  const { language } = useReader();
  const session = useSession();
  usePageTitle(words.title);
  const steps = useSteps(session);
  const { currency, timeZone } = session.workspace;
  const unit =
    currency.display.unit === 'toman' ? words.toman : currency.display.unit === 'rial' ? words.rial : currency.code;
  const says = {
    password: words.passwordSays,
    bring: words.bringSays,
    customer: words.customerSays,
    invite: words.inviteSays,
    money: words.moneySays(unit, placeName(timeZone, language)),
  };
  const done = steps.filter((step) => step.done).length;
  return (
    <div className={styles.guide}>
      <PageHeader title={words.hello(session.user.name)} facts={words.explain} />
      <Card title={words.title} aside={words.progress(show.number(done), show.number(steps.length))}>
        <ol className={styles.steps}>
          {steps.map((step) => (
            <li key={step.key} className={styles.step} data-done={step.done || undefined}>
              <span className={styles.icon} aria-hidden="true">
                {step.done ? <IconCheck stroke={2} /> : <step.icon stroke={1.7} />}
              </span>
              <div className={styles.told}>
                <h3 className={styles.title}>
                  {words[step.key]} {step.done && <Chip tone="good">{words.done}</Chip>}
                </h3>
                <p className={styles.says}>{says[step.key]}</p>
              </div>
              <Button
                variant={step.done ? 'default' : 'light'}
                size="xs"
                className={styles.act ?? ''}
                renderRoot={(props) => <Link to={step.to} search={step.search ?? {}} {...props} />}
              >
                {words[`${step.key}Act`]}
              </Button>
            </li>
          ))}
        </ol>
      </Card>
    </div>
  );
}

function useSteps({ user, workspace, rights }: InsideSession): readonly Step[] {
  const customers = useQuery({ ...anyCustomersQuery(workspace.id), enabled: rights.includes('customers.read') });
  const manages = rights.includes('staff.manage');
  const members = useQuery({ queryKey: ['members', workspace.id], queryFn: staff.members.list, enabled: manages });
  const invitations = useQuery({
    queryKey: ['invitations', workspace.id],
    queryFn: staff.members.invitations,
    enabled: manages,
  });
  const open = (key: 'imports' | 'customers') => wings.find((wing) => wing.key === key)?.to;
  const [imports, list] = [open('imports'), open('customers')];
  const hasCustomers = customers.data === true;
  const invited = (members.data?.items.length ?? 0) > 1 || (invitations.data?.items.length ?? 0) > 0;
  return [
    ...(user.hasPassword
      ? []
      : [{ key: 'password', icon: IconKey, to: '/settings/account', done: false } satisfies Step]),
    ...(imports !== undefined && rights.includes('imports.write')
      ? [{ key: 'bring', icon: IconFileImport, to: imports, done: hasCustomers } satisfies Step]
      : []),
    ...(list !== undefined && rights.includes('customers.write')
      ? [{ key: 'customer', icon: IconUsers, to: list, search: { panel: 'new' }, done: hasCustomers } satisfies Step]
      : []),
    ...(manages
      ? [
          {
            key: 'invite',
            icon: IconUserPlus,
            to: '/settings/staff',
            search: { panel: 'invite' },
            done: invited,
          } satisfies Step,
        ]
      : []),
    ...(rights.includes('settings.manage')
      ? // chosen when the business was made; here to be looked at
        [{ key: 'money', icon: IconAdjustmentsHorizontal, to: '/settings/business', done: true } satisfies Step]
      : []),
  ];
}
