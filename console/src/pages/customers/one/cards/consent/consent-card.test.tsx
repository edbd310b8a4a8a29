import type { ConsentState } from '@peyvand/sdk/customer-page';
import { expect, test } from 'vitest';
import { keys } from '../../../../../shared/query-keys.ts';
import { renderCard } from '../../../../../testing/render-card.tsx';
import { ConsentCard } from './consent-card.tsx';
import { consentWords } from './words.ts';

const words = consentWords.fa;
const card = (current: readonly ConsentState[], session = {}) =>
  renderCard(<ConsentCard customerId="c1" />, { session, read: [[keys.customer.consents('c1'), { current }]] });
const state = (reason: ConsentState['reason'], allowed: boolean): ConsentState => ({
  purpose: 'marketing',
  channel: 'sms',
  allowed,
  reason,
});
const label = (reason: ConsentState['reason']) => `aria-label="${words.channels.sms}: ${words.reasons[reason]}"`;

test('what she allowed and what she forbade are chips that tell their reason', () => {
  expect(card([state('granted', true)])).toContain(label('granted'));
  expect(card([state('withdrawn', false)])).toContain(label('withdrawn'));
});

test('what nobody asked, or what cannot reach her, is no answer of hers', () => {
  for (const reason of ['not-asked', 'unreachable'] as const) {
    const shown = card([state(reason, false)]);
    expect(shown).not.toContain(label(reason));
    expect(shown).toContain(words.reasons['not-asked']);
  }
});

test('who may only read consent is not offered to change it', () => {
  expect(card([], { rights: ['consent.read'] })).not.toContain(`>${words.change}<`);
  expect(card([])).toContain(words.change);
});
