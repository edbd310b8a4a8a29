import { Type } from 'typebox';
import { businessEvent, customerEvent } from '../../spine/declare-event.ts';

const readBy = 'consent.read';
const said = Type.Object({
  recordId: Type.String({ format: 'uuid' }),
  purpose: Type.String(),
  channel: Type.String(),
  textVersion: Type.Integer(),
  said: Type.String({ description: 'the source by which she said it' }),
});

/** A person allowed something. */
export const consentGranted = customerEvent('consent.granted', {
  words: { fa: 'دادن رضایت', en: 'Consent given' },
  readBy,
  data: said,
});

/** A person forbade something, from now on. */
export const consentWithdrawn = customerEvent('consent.withdrawn', {
  words: { fa: 'پس گرفتن رضایت', en: 'Consent withdrawn' },
  readBy,
  data: said,
});

/** New words that people agree to from now on. */
export const consentTextPublished = businessEvent('consent.text-published', {
  words: { fa: 'متن تازهٔ رضایت', en: 'New text of consent' },
  readBy,
  data: Type.Object({ purpose: Type.String(), version: Type.Integer() }),
});

export const events = [consentGranted, consentWithdrawn, consentTextPublished];
