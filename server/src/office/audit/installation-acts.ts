import type { Acts } from '../../spine/act.ts';

/** What whoever holds the machine does to all businesses at once; it stands in the history of each. */
export const installationActs: Acts = {
  'backup.made': {
    words: { fa: 'از همهٔ داده‌ها پشتیبان گرفته شد', en: 'A backup of everything was made' },
    security: true,
  },
  'backup.restored': {
    words: { fa: 'داده‌ها از پشتیبان بازگردانده شد', en: 'The data came back from a backup' },
    security: true,
  },
  'key.rotated': { words: { fa: 'کلید نصب عوض شد', en: "The installation's key was changed" }, security: true },
  'key.loss-accepted': {
    words: { fa: 'گم شدن کلید نصب پذیرفته شد', en: "The loss of the installation's key was accepted" },
    security: true,
  },
};
