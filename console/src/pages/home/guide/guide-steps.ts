import type { InsideSession } from '../../../session/session.ts';

export type StepKey = 'password' | 'bring' | 'customer' | 'invite' | 'money';

/** One thing to do in a new business, and whether it is done. */
export interface GuideStep {
  readonly key: StepKey;
  readonly done: boolean;
}

/** What is known of the business while its guide is open. */
export interface GuideFacts {
  readonly hasCustomers: boolean;
  /** A colleague is there, or was invited. */
  readonly hasColleague: boolean;
}

/** The steps that this reader may take: the guide stays until they are done. */
export function guideSteps(
  { user, rights }: Pick<InsideSession, 'user' | 'rights'>,
  facts: GuideFacts,
): readonly GuideStep[] {
  const steps: (GuideStep & { readonly may: boolean })[] = [
    { key: 'password', done: false, may: !user.hasPassword },
    { key: 'bring', done: facts.hasCustomers, may: rights.includes('imports.write') },
    { key: 'customer', done: facts.hasCustomers, may: rights.includes('customers.write') },
    { key: 'invite', done: facts.hasColleague, may: rights.includes('staff.manage') },
    // chosen when the business was made; here to be looked at
    { key: 'money', done: true, may: rights.includes('settings.manage') },
  ];
  return steps.flatMap(({ may, ...step }) => (may ? [step] : []));
}

const awayKey = (workspaceId: string) => `peyvand.guide-away.${workspaceId}`;

/** The reader has seen enough of the guide of this business. */
export function putGuideAway(workspaceId: string): void {
  try {
    localStorage.setItem(awayKey(workspaceId), '1');
  } catch {
    // a browser that keeps nothing shows the guide again
  }
}

export function isGuideAway(workspaceId: string): boolean {
  try {
    return localStorage.getItem(awayKey(workspaceId)) !== null;
  } catch {
    return false;
  }
}
