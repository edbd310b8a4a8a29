import type { Reaction } from '../../spine/reaction.ts';

/** A person who asked to be erased must not live on in before-images. Files and rejected rows go with their import's tidying. */
export const forgetErased: Reaction = {
  name: 'imports.forget-erased',
  hears: ['customer.erased'],
  async react(tx, events) {
    const ids = events.flatMap((event) => (event.customerId === null ? [] : [event.customerId]));
    await tx.query('delete from intake_before where workspace_id = $1 and record_id = any($2)', [tx.workspaceId, ids]);
  },
};
