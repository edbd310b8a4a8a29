import { type Route, route } from '../../platform/http/route.ts';
import { workspaceOf } from '../../platform/workspace/remember-workspace.ts';
import { type RecordedPurchase, recordPurchase } from './commands/record-purchase.ts';
import { newPurchase, recordedPurchase } from './contract.ts';

export const routes: Route[] = [
  route({
    method: 'POST',
    path: '/purchases',
    right: 'purchases.write',
    summary: { fa: 'ثبت خرید', en: 'Record a purchase' },
    body: newPurchase,
    example: {
      customer: { phone: '0912 345 6789', name: 'مریم احمدی' },
      number: 'F-1024',
      at: '2026-11-21T18:10:00+03:30',
      channel: 'till',
      branch: 'چهارباغ',
      lines: [{ sku: 'CREAM-50', name: 'کرم دست', quantity: '2', unitPrice: 1_250_000, discount: 150_000 }],
      total: 2_350_000,
    },
    answers: { 200: recordedPurchase, 201: recordedPurchase },
    handle: async (ctx) => {
      const workspace = await workspaceOf(ctx.house, ctx.principal.workspaceId);
      return ctx.write(
        (answer: RecordedPurchase) => (answer.already ? 200 : 201),
        (w) => recordPurchase(w, workspace, ctx.body, ctx.house.secrets),
      );
    },
  }),
];
