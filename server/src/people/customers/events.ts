import type { Told } from '../../spine/event.ts';

export type CustomerEventType =
  | 'customer.created'
  | 'customer.changed'
  | 'customer.merged'
  | 'customer.merge-undone'
  | 'customer.erased'
  | 'customer.note-written'
  | 'customer.file-attached'
  /** An import was taken back, and with it a customer to whom nothing else had happened. */
  | 'customer.removed';

/** Someone we did not know before. `kinds`: by which kinds of identifier she is known. */
export function customerCreated(
  customerId: string,
  data: { kind: 'person' | 'company'; kinds: readonly string[] },
): Told {
  return { type: 'customer.created', customerId, data };
}

/** Names of the fields that changed; their values are in the audit log, sealed. */
export function customerChanged(customerId: string, data: { fields: readonly string[] }): Told {
  return { type: 'customer.changed', customerId, data };
}

/** Two rows were found to be one person; every module re-points its rows from `mergedId` to `survivorId`. */
export function customerMerged(
  survivorId: string,
  data: { mergeId: string; survivorId: string; mergedId: string },
): Told {
  return { type: 'customer.merged', customerId: survivorId, data };
}

/** The merge was a mistake: every module moves back exactly what it moved for `mergeId`. */
export function customerMergeUndone(
  survivorId: string,
  data: { mergeId: string; survivorId: string; mergedId: string },
): Told {
  return { type: 'customer.merge-undone', customerId: survivorId, data };
}

/** Her data were erased on request: every module takes out what it holds of a person; amounts and counts stay. */
export function customerErased(customerId: string, data: { ids: readonly string[] }): Told {
  return { type: 'customer.erased', customerId, data };
}

/** A colleague left a note; what it says stands in the note alone. */
export function noteWritten(customerId: string, data: { noteId: string }): Told {
  return { type: 'customer.note-written', customerId, data };
}

/** A file was kept with her; its name stands with the file alone. */
export function fileAttached(customerId: string, data: { fileId: string }): Told {
  return { type: 'customer.file-attached', customerId, data };
}
