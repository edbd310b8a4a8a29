import type { Language } from '@peyvand/kernel/language';
import type { Product } from '../main.ts';
import { makeOwnerLink } from '../people/staff/index.ts';

/**
 * What the person at the terminal reads when the product is up: its address, and a link that signs the owner in once.
 * Whoever can read this terminal holds the machine.
 */
export async function welcome(product: Product, language: Language): Promise<string[]> {
  const { house } = product.app;
  const base = product.address ?? house.config.baseUrl;
  const { url } = await makeOwnerLink(house, house.config.baseUrlGiven ? house.config.baseUrl : base);
  return language === 'fa'
    ? [
        '',
        `پیوند روشن است: ${base}`,
        `نشانی ورود مالک (یک بار، تا یک ساعت): ${url}`,
        'نشانی تازه: npx peyvand link',
        '',
      ]
    : [
        '',
        `Peyvand is running: ${base}`,
        `Sign-in link for the owner (works once, for an hour): ${url}`,
        'A new one: npx peyvand link',
        '',
      ];
}
