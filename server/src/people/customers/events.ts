import { Type } from 'typebox';
import { customerEvent } from '../../spine/declare-event.ts';

const readBy = 'customers.read';
const id = Type.String({ format: 'uuid' });
const merge = Type.Object({ mergeId: id, survivorId: id, mergedId: id });

/** Someone we did not know before. */
export const customerCreated = customerEvent('customer.created', {
  words: { fa: 'مشتری تازه', en: 'New customer' },
  readBy,
  data: Type.Object({
    kind: Type.Union([Type.Literal('person'), Type.Literal('company')]),
    kinds: Type.Array(Type.String(), { description: 'by which kinds of identifier she is known' }),
  }),
});

/** What changed stands in the history, sealed. */
export const customerChanged = customerEvent('customer.changed', {
  words: { fa: 'تغییر مشتری', en: 'Customer changed' },
  readBy,
  data: Type.Object({ fields: Type.Array(Type.String(), { description: 'names of the fields that changed' }) }),
});

/** Two rows were found to be one person; rows that are declared to move follow from `mergedId` to `survivorId`. */
export const customerMerged = customerEvent('customer.merged', {
  words: { fa: 'ادغام دو مشتری', en: 'Two customers merged' },
  readBy,
  data: merge,
});

/** The merge was a mistake: what moved for `mergeId` moves back, exactly. */
export const customerMergeUndone = customerEvent('customer.merge-undone', {
  words: { fa: 'برگرداندن ادغام', en: 'Merge undone' },
  readBy,
  data: merge,
});

/** Her data were erased on request: every module takes out what it holds of a person; amounts and counts stay. */
export const customerErased = customerEvent('customer.erased', {
  words: { fa: 'پاک شدن داده‌های مشتری', en: "Customer's data erased" },
  readBy,
  data: Type.Object({ ids: Type.Array(id, { description: 'all ids under which she was known' }) }),
});

/** A colleague left a note; what it says stands in the note alone. */
export const noteWritten = customerEvent('customer.note-written', {
  words: { fa: 'یادداشت همکار برای مشتری', en: 'Note of a colleague' },
  readBy,
  data: Type.Object({ noteId: id }),
});

/** A file was kept with her; its name stands with the file alone. */
export const fileAttached = customerEvent('customer.file-attached', {
  words: { fa: 'پیوست تازهٔ مشتری', en: 'New file of a customer' },
  readBy,
  data: Type.Object({ fileId: id }),
});

/** An import was taken back, and with it a customer to whom nothing else had happened. */
export const customerRemoved = customerEvent('customer.removed', {
  words: { fa: 'حذف مشتری با برگرداندن فایل', en: 'Customer removed with the file' },
  readBy,
  data: Type.Object({}),
});

export const events = [
  customerCreated,
  customerChanged,
  customerMerged,
  customerMergeUndone,
  customerErased,
  noteWritten,
  fileAttached,
  customerRemoved,
];
