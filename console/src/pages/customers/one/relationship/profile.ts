import type { Fact, Profile, Rung, Stage } from '@peyvand/sdk/customer-page';
import { useQuery } from '@tanstack/react-query';
import { staff } from '../../../../server.ts';
import { useRight } from '../../../../session/session.ts';
import { keys } from '../../../../shared/query-keys.ts';

/** The profile of a customer, read once for the whole page; not asked for by a role that may not see it. */
export function useProfile(id: string) {
  const mayRead = useRight('profile.read');
  return useQuery({
    queryKey: keys.customer.profile(id),
    queryFn: ({ signal }) => staff.customerPage.profile(id, signal),
    enabled: mayRead,
  });
}

/** A fact by its name; undefined when the server does not know it (yet). */
export function factOf(profile: Profile, name: string): Fact | undefined {
  return profile.facts.find((fact) => fact.name === name);
}

/** The number that a fact holds, null while it is unknown. */
export function numberIn(profile: Profile, name: string): number | null {
  const value = factOf(profile, name)?.value;
  return typeof value === 'number' ? value : null;
}

/** The text that a fact holds (a day, a code), null while it is unknown. */
export function textIn(profile: Profile, name: string): string | null {
  const value = factOf(profile, name)?.value;
  return typeof value === 'string' ? value : null;
}

const stages: readonly Stage[] = ['prospect', 'new', 'active', 'at-risk', 'lapsed', 'won-back', 'ended'];
const rungs: readonly Rung[] = ['prospect', 'customer', 'client', 'supporter', 'advocate', 'partner'];

export const stageIn = (profile: Profile): Stage =>
  stages.find((one) => one === textIn(profile, 'stage')) ?? 'prospect';
export const rungIn = (profile: Profile): Rung => rungs.find((one) => one === textIn(profile, 'rung')) ?? 'prospect';
