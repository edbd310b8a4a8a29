import { workspaceChanged } from '../../people/staff/events.ts';
import type { Reaction } from '../../spine/reaction.ts';

export const reactions: Reaction[] = [
  {
    // A changed zone cuts days elsewhere; the work is long, so it is a job.
    name: 'purchases.follow-zone',
    hears: [workspaceChanged],
    async react(w, events) {
      const zoneChanged = events.some((event) => workspaceChanged.is(event) && event.data.fields.includes('timeZone'));
      if (zoneChanged)
        await w.later('purchases.recompute-days', {}, { key: `purchases.recompute-days:${w.workspaceId}` });
    },
  },
];
