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
import { type InsideSession, useSession } from '../../../session/session.ts';
import { placeName } from '../../../shared/business/places.ts';
import { usePageTitle } from '../../../shared/page-title/page-title.ts';
import { anyColleagueQuery, anyCustomersQuery } from './first-customers.ts';
import styles from './guide.module.css';
import { type GuideStep, guideSteps, putGuideAway, type StepKey } from './guide-steps.ts';
import { guideWords } from './words.ts';

/** Where each step is taken. */
const places = {
  password: { icon: IconKey, to: '/settings/account', search: {} },
  bring: { icon: IconFileImport, to: '/imports', search: {} },
  customer: { icon: IconUsers, to: '/customers', search: { panel: 'new' } },
  invite: { icon: IconUserPlus, to: '/settings/staff', search: { panel: 'invite' } },
  money: { icon: IconAdjustmentsHorizontal, to: '/settings/business', search: {} },
} as const satisfies Record<StepKey, { icon: unknown; to: string; search: Readonly<Record<string, unknown>> }>;

/** The checklist of a new business: what to do first, and what is done already. It stays until all is done, or put away. */
export function GuidePage() {
  const words = useWords(guideWords);
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
          {steps.map((step) => {
            const place = places[step.key];
            return (
              <li key={step.key} className={styles.step} data-done={step.done || undefined}>
                <span className={styles.icon} aria-hidden="true">
                  {step.done ? <IconCheck stroke={2} /> : <place.icon stroke={1.7} />}
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
                  renderRoot={(props) => <Link to={place.to} search={place.search} {...props} />}
                >
                  {words[`${step.key}Act`]}
                </Button>
              </li>
            );
          })}
        </ol>
      </Card>
      {steps.some((step) => step.done && step.key === 'customer') && (
        <p className={styles.away}>
          <Button
            variant="subtle"
            size="xs"
            renderRoot={(props) => (
              <Link to="/customers" onClick={() => putGuideAway(session.workspace.id)} {...props} />
            )}
          >
            {words.away}
          </Button>
        </p>
      )}
    </div>
  );
}

function useSteps(session: InsideSession): readonly GuideStep[] {
  const { rights } = session;
  const customers = useQuery({ ...anyCustomersQuery, enabled: rights.includes('customers.read') });
  const colleague = useQuery({ ...anyColleagueQuery, enabled: rights.includes('staff.manage') });
  return guideSteps(session, { hasCustomers: customers.data === true, hasColleague: colleague.data === true });
}
