import type { Words } from '@peyvand/kernel/refusal';
import type { Event } from '../../spine/event.ts';
import type { ModuleWords } from '../../spine/words.ts';

const purposeWords: Readonly<Record<string, Words>> = {
  service: { fa: 'خدمات', en: 'service' },
  marketing: { fa: 'تبلیغ', en: 'marketing' },
  profiling: { fa: 'شناخت سلیقه', en: 'profiling' },
  research: { fa: 'نظرسنجی', en: 'research' },
};
const channelWords: Readonly<Record<string, Words>> = {
  any: { fa: 'همهٔ راه‌ها', en: 'every channel' },
  sms: { fa: 'پیامک', en: 'SMS' },
  email: { fa: 'ایمیل', en: 'e-mail' },
  call: { fa: 'تلفن', en: 'phone' },
  messenger: { fa: 'پیام‌رسان', en: 'messenger' },
  post: { fa: 'پست', en: 'post' },
};

function wordsOf({ data }: Event): { purpose: Words; channel: Words } {
  const unknown = { fa: '؟', en: '?' };
  return {
    purpose: purposeWords[String(data.purpose)] ?? unknown,
    channel: channelWords[String(data.channel)] ?? unknown,
  };
}

export const words: ModuleWords = {
  kind: 'consent',
  label: { fa: 'رضایت', en: 'Consent' },
  sentences: {
    'consent.granted': (event) => {
      const { purpose, channel } = wordsOf(event);
      return {
        title: { fa: `رضایت داد: ${purpose.fa} با ${channel.fa}`, en: `Agreed to ${purpose.en} by ${channel.en}` },
      };
    },
    'consent.withdrawn': (event) => {
      const { purpose, channel } = wordsOf(event);
      return {
        title: {
          fa: `رضایتش را پس گرفت: ${purpose.fa} با ${channel.fa}`,
          en: `Withdrew consent to ${purpose.en} by ${channel.en}`,
        },
      };
    },
  },
};
