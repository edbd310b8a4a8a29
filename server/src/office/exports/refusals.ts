import { defineRefusals } from '@peyvand/kernel/refusal';

export const exports = defineRefusals('exports', {
  'kind-unknown': {
    status: 404,
    fa: (d: { kind: string; kinds: string[] }) => `خروجی «${d.kind}» نداریم. خروجی‌ها: ${d.kinds.join('، ')}`,
    en: (d: { kind: string; kinds: string[] }) => `There is no export "${d.kind}". Exports: ${d.kinds.join(', ')}`,
  },
});
