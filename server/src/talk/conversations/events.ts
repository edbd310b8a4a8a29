import { Type } from 'typebox';
import { customerEvent } from '../../spine/declare-event.ts';

const readBy = 'interactions.read';
const interaction = {
  interactionId: Type.String({ format: 'uuid' }),
  channel: Type.String(),
  direction: Type.String(),
};

/** Something was said or done between us and a customer. What was said is read from the state, never from here. */
export const interactionRecorded = customerEvent('interaction.recorded', {
  words: { fa: 'گفت‌وگو یا یادداشت', en: 'Conversation or note' },
  readBy,
  data: Type.Object(interaction),
});

/** An import was taken back, and with it what it had brought. */
export const interactionRemoved = customerEvent('interaction.removed', {
  words: { fa: 'حذف گفت‌وگو با برگرداندن فایل', en: 'Conversation removed with its file' },
  readBy,
  data: Type.Object({ ...interaction, importId: Type.String({ format: 'uuid' }) }),
});

export const events = [interactionRecorded, interactionRemoved];
