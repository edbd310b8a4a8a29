import { customersDesk } from './desk/customers/module.ts';
import { healthDesk } from './desk/health/module.ts';
import { latelyDesk } from './desk/lately/module.ts';
import { timelineDesk } from './desk/timeline/module.ts';
import { measuresModule } from './know/measures/module.ts';
import { profileModule } from './know/profile/module.ts';
import { exportsModule } from './office/exports/module.ts';
import { importsModule } from './office/imports/module.ts';
import type { Module } from './office/module.ts';
import { webhooksModule } from './office/webhooks/module.ts';
import { consentModule } from './people/consent/module.ts';
import { customersModule } from './people/customers/module.ts';
import { staffModule } from './people/staff/module.ts';
import { conversationsModule } from './talk/conversations/module.ts';
import { productsModule } from './trade/products/module.ts';
import { purchasesModule } from './trade/purchases/module.ts';

/**
 * The modules in import order: a module may import only the doors of those printed above it; for anything below, it
 * reacts to an event or is reacted to. This list is the law, and the lock order.
 */
export const ladder: readonly { wing: string; module: Module }[] = [
  { wing: 'office', module: webhooksModule },
  { wing: 'office', module: importsModule(() => modules) },
  { wing: 'office', module: exportsModule(() => modules) },
  { wing: 'people', module: customersModule(() => modules) },
  { wing: 'people', module: consentModule },
  { wing: 'people', module: staffModule },
  { wing: 'trade', module: productsModule },
  { wing: 'trade', module: purchasesModule },
  { wing: 'talk', module: conversationsModule },
  { wing: 'know', module: profileModule },
  { wing: 'know', module: measuresModule },
  { wing: 'desk', module: customersDesk },
  { wing: 'desk', module: healthDesk },
  { wing: 'desk', module: latelyDesk },
  { wing: 'desk', module: timelineDesk(() => modules) },
];

export const modules = ladder.map((rung) => rung.module);
