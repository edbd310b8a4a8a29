import type { Language } from '@peyvand/kernel/language';
import type { Product } from '../main.ts';
import { adoptWorkspaces, ensureOperator, linkUrl, makeLink } from '../people/staff/index.ts';

/**
 * What the person at the terminal reads when the product is up: its address, and a link that signs the owner in once.
 * Whoever can read this terminal holds the machine.
 */
export async function welcome(product: Product, language: Language): Promise<string[]> {
  const { house } = product.app;
  const now = house.clock.now();
  const userId = await ensureOperator(house.pool, now);
  await adoptWorkspaces(house.path, userId);
  const { token } = await makeLink(house.pool, { userId, kind: 'sign-in', createdBy: 'operator', now, hours: 24 });
  const base = product.address ?? house.config.baseUrl;
  const link = linkUrl(house.config.baseUrlGiven ? house.config.baseUrl : base, 'sign-in', token);
  return language === 'fa'
    ? ['', `پیوند روشن است: ${base}`, `پیوندِ ورود مالک (یک بار، تا ۲۴ ساعت): ${link}`, '']
    : ['', `Peyvand is running: ${base}`, `Sign-in link for the owner (works once, for 24 hours): ${link}`, ''];
}
