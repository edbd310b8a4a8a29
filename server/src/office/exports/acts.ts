import type { Acts } from '../../spine/act.ts';

/** What was taken out, as the history says it. */
export const exportActs: Acts = {
  'data.exported': {
    words: { fa: 'خروجی گرفته شد', en: 'Data were exported' },
    // whole lists; the rejected rows of one's own file are not
    security: { subject: 'export' },
  },
};
