import type { Told } from '../../spine/event.ts';

export type ConsentEventType = 'consent.granted' | 'consent.withdrawn' | 'consent.text-published';

interface Said {
  recordId: string;
  purpose: string;
  channel: string;
  textVersion: number;
  said: string;
}

/** A person allowed something; `said` is the source by which she did. */
export function consentGranted(customerId: string, at: Date, data: Said): Told {
  return { type: 'consent.granted', customerId, occurredAt: at, data: { ...data } };
}

/** A person forbade something, from now on. */
export function consentWithdrawn(customerId: string, at: Date, data: Said): Told {
  return { type: 'consent.withdrawn', customerId, occurredAt: at, data: { ...data } };
}

/** New words that people agree to from now on. */
export function consentTextPublished(data: { purpose: string; version: number }): Told {
  return { type: 'consent.text-published', data };
}
