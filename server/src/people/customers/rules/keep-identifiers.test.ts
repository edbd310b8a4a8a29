import { describe, expect, it } from 'vitest';
import { identifierKey } from './identifiers.ts';
import { type KeptIdentifier, planIdentifiers } from './keep-identifiers.ts';

const now = new Date('2026-11-21T09:00:00Z');
const phone = (value: string, changed: Partial<KeptIdentifier> = {}): KeptIdentifier => ({
  kind: 'phone',
  scope: '',
  matchKey: value,
  value,
  primary: false,
  source: 'till',
  verifiedAt: null,
  ...changed,
});
const bare = ({ kind, scope, matchKey, value }: KeptIdentifier) => ({ kind, scope, matchKey, value });
const first = phone('+989120000001', { primary: true });
const second = phone('+989120000002');

describe('what a customer’s identifiers become', () => {
  it('one is added, and the primary stays', () => {
    const plan = planIdentifiers([first], [bare(second)], new Set(), now, 'console');
    expect(plan.added).toMatchObject([{ value: second.value, primary: false, source: 'console' }]);
    expect(plan.kept.filter((one) => one.primary)).toMatchObject([{ value: first.value }]);
    expect([plan.remarked, plan.removed]).toEqual([[], []]);
  });

  it('the one marked last is primary, and both marks change', () => {
    const plan = planIdentifiers([first, second], [{ ...bare(second), primary: true }], new Set(), now, 'console');
    expect(plan.kept.filter((one) => one.primary)).toMatchObject([{ value: second.value }]);
    expect(plan.remarked.map((one) => one.value).sort()).toEqual([first.value, second.value]);
  });

  it('when the primary goes, the first of its kind takes its place', () => {
    const plan = planIdentifiers([first, second], [], new Set([identifierKey(first)]), now, 'console');
    expect(plan.removed).toEqual([first]);
    expect(plan.kept).toMatchObject([{ value: second.value, primary: true }]);
  });

  it('is confirmed, or no longer, only when somebody says so', () => {
    const sure = phone('+989120000003', { verifiedAt: new Date('2026-01-01T00:00:00Z'), primary: true });
    const again = planIdentifiers([sure], [bare(sure)], new Set(), now, 'console');
    expect(again.remarked).toEqual([]);
    expect(
      planIdentifiers([sure], [{ ...bare(sure), verified: true }], new Set(), now, '').kept[0]?.verifiedAt,
    ).toEqual(now);
    expect(
      planIdentifiers([sure], [{ ...bare(sure), verified: false }], new Set(), now, '').kept[0]?.verifiedAt,
    ).toBeNull();
  });

  it('does not change what it was given', () => {
    planIdentifiers([first, second], [{ ...bare(second), primary: true }], new Set(), now, '');
    expect([first.primary, second.primary]).toEqual([true, false]);
  });
});
