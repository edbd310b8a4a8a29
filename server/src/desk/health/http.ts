import { Type } from 'typebox';
import { type Route, route } from '../../edge/http/route.ts';
import { runChecks } from '../../office/doctor/index.ts';
import { checkPurchaseDays } from '../../trade/purchases/index.ts';

const check = Type.Object({
  name: Type.String(),
  ok: Type.Boolean(),
  detail: Type.Object({ fa: Type.String(), en: Type.String() }),
});

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/health/checks',
    right: 'settings.manage',
    summary: { fa: 'چه چیزی درست کار می‌کند و چه چیزی نه', en: 'What works and what does not' },
    answers: { 200: Type.Object({ ok: Type.Boolean(), checks: Type.Array(check) }) },
    perMinute: 30,
    handle: async ({ house, principal }) => {
      const general = await runChecks({
        config: house.config,
        pool: house.workerPool,
        separateRoles: house.separateRoles,
        jobList: house.jobList,
        workspaceId: principal.workspaceId,
      });
      const checks = [...general, await checkPurchaseDays(house.workerPool, principal.workspaceId)];
      // where files lie on the machine is nobody's business here
      const shown = checks.map(({ place: _, ...check }) => check);
      return { status: 200, body: { ok: checks.every((one) => one.ok), checks: shown } };
    },
  }),
];
