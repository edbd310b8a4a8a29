import { TOMAN } from '@peyvand/kernel/money';
import { describe, expect, it } from 'vitest';
import { modules } from '../../ladder.ts';
import type { Event } from '../../spine/event.ts';
import { showFor, wordsByType } from './tell-timeline.ts';

const show = showFor({ currency: TOMAN, calendar: 'jalali' });
const words = wordsByType(modules);
const event = (type: string): Event => ({
  eventId: '019b1e6a-7c00-7000-8000-000000000001',
  workspaceId: '019b1e6a-7c00-7000-8000-000000000002',
  recordedAt: new Date('2026-11-21T09:00:00Z'),
  occurredAt: new Date('2026-11-21T09:00:00Z'),
  type,
  version: 1,
  customerId: '019b1e6a-7c00-7000-8000-000000000003',
  actor: 'user:test',
  cause: null,
  depth: 0,
  source: 'test',
  origin: 'live',
  // what any of the sentences may look for
  data: {
    purchaseId: 'p',
    returnId: 'r',
    total: 10,
    amount: 10,
    fields: ['name'],
    channel: 'sms',
    direction: 'inbound',
    purpose: 'marketing',
  },
});

describe('the words of the modules', () => {
  it('tell each type of event once', () => {
    const types = modules.flatMap((module) => Object.keys(module.words?.sentences ?? {}));
    expect(new Set(types).size).toBe(types.length);
    for (const type of [
      'customer.created',
      'purchase.recorded',
      'purchase.returned',
      'purchase.cancelled',
      'interaction.recorded',
    ])
      expect(types).toContain(type);
  });

  it.each([...words.keys()])('say %s in Persian and in English, also when nothing is known any more', (type) => {
    const sentence = words.get(type)?.sentences[type]?.(event(type), show, {});
    expect(sentence?.title.fa).toMatch(/[آ-ی]/);
    expect(sentence?.title.en).toMatch(/[a-z]/i);
    expect(sentence?.title.en).not.toMatch(/[آ-ی]|undefined|NaN|null/);
    expect(sentence?.title.fa).not.toMatch(/undefined|NaN|null|[يك]/);
  });

  it.each([
    [['city', 'birthMonth', 'birthDay'], 'ویرایش شد: شهر، تولد'],
    [['householdId'], 'ویرایش شد: خانوار'],
    [['verified'], 'مشخصات با خودش بررسی و تأیید شد'],
    [['name', 'city', 'tags', 'gender', 'custom'], 'مشخصات ویرایش شد (۵ مورد)'],
    [['something-new'], 'مشخصات ویرایش شد (۱ مورد)'],
  ])('name what was changed while the list is short: %j', (fields, fa) => {
    const changed = { ...event('customer.changed'), data: { fields } };
    expect(words.get('customer.changed')?.sentences['customer.changed']?.(changed, show, {}).title.fa).toBe(fa);
  });
});
