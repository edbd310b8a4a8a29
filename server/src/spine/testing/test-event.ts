import { Type } from 'typebox';
import { customerEvent } from '../declare-event.ts';

/** A declared event that exists only in a test; it carries whatever the test needs. */
export const testEvent = (type: string) =>
  customerEvent(type, {
    words: { fa: 'آزمایش', en: 'Test' },
    readBy: 'events.read',
    data: Type.Object({ name: Type.Optional(Type.String()), left: Type.Optional(Type.Integer()) }),
  });

/** What a recorded event of the log of some test is told with when only its arrival matters. */
export const anything = {} as never;
